package dev.throughline.common.problem;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    private ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public static ProblemException of(int status, String detail) {
        return new ProblemException(Problem.of(status, detail), null);
    }

    /** A problem with one bad field. */
    public static ProblemException ofField(int status, String field, String message) {
        return new ProblemException(
                Problem.ofFields(status, field + ": " + message, List.of(new Problem.FieldError(field, message))), null);
    }

    public static ProblemException ofFields(int status, String detail, List<Problem.FieldError> errors) {
        return new ProblemException(Problem.ofFields(status, detail, errors), null);
    }

    /** 409: the request was for another version than the one that stands. */
    public static ProblemException ofVersion(long version, String detail) {
        return new ProblemException(Problem.ofVersion(version, detail), null);
    }

    /** 503: something that the service depends on is away. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(503, detail), retryAfter);
    }

    /** 429: the caller is too fast. */
    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(429, detail), retryAfter);
    }

    /** 429: more than is taken in at once. */
    public static ProblemException tooMany(String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(429, detail), retryAfter);
    }

    public Problem problem() {
        return problem;
    }

    /** When to try again, where that is known. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
