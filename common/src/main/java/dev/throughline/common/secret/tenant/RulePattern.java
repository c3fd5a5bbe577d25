package dev.throughline.common.secret.tenant;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Matcher;
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

    private static final String SECRET = "secret";

    private RulePattern() {
    }

    /** What a pattern takes for a secret in a text: from this character to that one. */
    public record Match(int start, int end) {
    }

    /** What it finds in a text, in order: its group named {@code secret} where it has one, else the whole match. */
    public static List<Match> matches(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        boolean isPart = form.namedGroups().containsKey(SECRET);
        var found = new ArrayList<Match>();
        while (matcher.find()) {
            var match = isPart ? new Match(matcher.start(SECRET), matcher.end(SECRET))
                    : new Match(matcher.start(), matcher.end());
            if (match.end() > match.start()) {
                found.add(match);
            }
        }
        return found;
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
