package dev.throughline.common.consume;

import java.time.Duration;

/**
 * How long to wait before the next attempt: doubled each time, up to a limit.
 *
 * @param first after the first attempt
 * @param most never longer than this
 */
public record Backoff(Duration first, Duration most) {

    private static final int MOST_DOUBLINGS = 20;

    /** @param attempt 1 for the first that failed */
    public Duration delay(int attempt) {
        Duration doubled = first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, attempt - 1)));
        return doubled.compareTo(most) < 0 ? doubled : most;
    }
}
