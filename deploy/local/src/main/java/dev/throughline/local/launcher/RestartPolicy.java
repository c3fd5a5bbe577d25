package dev.throughline.local.launcher;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How often a service that dies is started again: a few times in a while, each time a little later. */
final class RestartPolicy {

    private static final int RESTARTS = 5;
    private static final Duration WHILE = Duration.ofMinutes(10);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final Clock clock;
    private final Deque<Instant> restarts = new ArrayDeque<>();

    RestartPolicy(Clock clock) {
        this.clock = clock;
    }

    /** How long to wait before the next start; empty when it is to be given up. */
    Optional<Duration> next() {
        Instant now = clock.instant();
        restarts.removeIf(restart -> restart.isBefore(now.minus(WHILE)));
        if (restarts.size() == RESTARTS) {
            return Optional.empty();
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << restarts.size());
        restarts.add(now);
        return Optional.of(wait);
    }
}
