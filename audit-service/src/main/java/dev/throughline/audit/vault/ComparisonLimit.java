package dev.throughline.audit.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Lets a caller compare with one credential a few times a minute, so that nobody guesses a value. It counts in this process
 * alone and remembers a bounded number of callers.
 */
final class ComparisonLimit {

    private static final int REMEMBERED = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final int most;
    private final Map<Pair, Window> windows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Window> eldest) {
            return size() > REMEMBERED;
        }
    };

    ComparisonLimit(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    private record Pair(String tenant, String caller, UUID credential) {
    }

    private record Window(Instant end, int used) {
    }

    /** How long this caller has to wait; zero, and one used, when there is no need to. */
    synchronized Duration take(Visitor visitor, UUID credential) {
        Instant now = clock.instant();
        var pair = new Pair(visitor.tenantId(), visitor.id(), credential);
        Window known = windows.remove(pair); // and back at the end: the map forgets the oldest
        Window window = known == null || !now.isBefore(known.end()) ? new Window(now.plus(WINDOW), 0) : known;
        boolean isFree = window.used() < most;
        windows.put(pair, isFree ? new Window(window.end(), window.used() + 1) : window);
        return isFree ? Duration.ZERO : Duration.between(now, window.end());
    }
}
