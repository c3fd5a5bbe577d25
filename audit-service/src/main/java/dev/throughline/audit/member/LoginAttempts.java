package dev.throughline.audit.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down who guesses: after a few failures in a row a name waits, twice as long each time. Known and unknown names
 * are treated alike. It counts in this process alone and remembers a bounded number of names.
 */
final class LoginAttempts {

    private static final int FREE_FAILURES = 5;
    private static final int REMEMBERED_NAMES = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<Name, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, Failures> eldest) {
            return size() > REMEMBERED_NAMES;
        }
    };

    LoginAttempts(Clock clock) {
        this.clock = clock;
    }

    private record Name(String tenant, String member) {
    }

    private record Failures(int count, Instant waitUntil) {
    }

    /** How long this name still has to wait; zero when it may try. */
    synchronized Duration wait(String tenant, String member) {
        Failures known = failures.get(new Name(tenant, member));
        if (known == null) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(clock.instant(), known.waitUntil());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    synchronized void failed(String tenant, String member) {
        var name = new Name(tenant, member);
        Failures known = failures.remove(name); // and back at the end: the map forgets the oldest
        int count = known == null ? 1 : known.count() + 1;
        failures.put(name, new Failures(count, clock.instant().plus(waitAfter(count))));
    }

    synchronized void succeeded(String tenant, String member) {
        failures.remove(new Name(tenant, member));
    }

    private static Duration waitAfter(int count) {
        if (count < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(count - FREE_FAILURES, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
