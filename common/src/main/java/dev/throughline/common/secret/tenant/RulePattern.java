package dev.throughline.common.secret.tenant;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Compiles a tenant's expression with RE2, whose time grows with the text alone. What is built of it is bounded, too: an
 * expression is refused before it could fill the memory.
 */
public final class RulePattern {

    public static final int MOST_CHARACTERS = 1_000;
    /** Of the compiled expression; a repetition takes as many as it repeats. */
    public static final int MOST_STEPS = 2_000;

    private RulePattern() {
    }

    /**
     * Compiles an expression.
     *
     * @throws RefusedPattern when it is no RE2 expression, matches the empty text or is too large
     */
    public static Pattern compile(String expression) {
        if (expression.length() > MOST_CHARACTERS) {
            throw new RefusedPattern("has more than " + MOST_CHARACTERS + " characters");
        }
        if (PatternSize.of(expression) > MOST_STEPS) {
            throw new RefusedPattern("repeats too much");
        }
        var pattern = compiled(expression);
        if (pattern.programSize() > MOST_STEPS) {
            throw new RefusedPattern("is too large");
        }
        if (pattern.matches("")) {
            throw new RefusedPattern("matches the empty text");
        }
        return pattern;
    }

    private static Pattern compiled(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new RefusedPattern("is no RE2 expression: " + e.getDescription());
        }
    }
}
