package dev.throughline.audit.rule;

import java.util.List;

import jakarta.validation.constraints.NotNull;

import com.google.re2j.Pattern;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.secret.tenant.RefusedPattern;
import dev.throughline.common.secret.tenant.RulePattern;

/** A pattern that is tried on a text before it is a rule. */
public record Trial(@NotNull String pattern, @NotNull String text) {

    private static final int MOST_FINDS = 1_000;

    /**
     * What it finds.
     *
     * @param finds the first 1,000, in the order of the text
     * @param total how many there are
     */
    public record Result(List<RulePattern.Match> finds, int total) {

        public Result {
            finds = List.copyOf(finds);
        }
    }

    /** Ends the request with a 422 for a pattern that is not taken. */
    Result run() {
        List<RulePattern.Match> found = RulePattern.matches(compiled(), text);
        return new Result(found.subList(0, Math.min(MOST_FINDS, found.size())), found.size());
    }

    private Pattern compiled() {
        try {
            return RulePattern.compile(pattern);
        } catch (RefusedPattern e) {
            throw ProblemException.ofField(422, "pattern", e.reason());
        }
    }
}
