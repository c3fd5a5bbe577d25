package dev.throughline.recall.dashboard.signin;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/**
 * Refreshes each login once, however many of a browser's windows ask at the same time: a refresh token that comes a second
 * time would be taken for stolen. All of them get the one answer, for a moment.
 */
@Singleton
class Refreshes {

    private static final Duration REMEMBERED = Duration.ofSeconds(20);
    private static final int MOST_REMEMBERED = 1_000;

    private final TokenDoor door;
    private final Clock clock;
    private final Map<UUID, Refresh> latest = new LinkedHashMap<>();

    private record Refresh(Uni<Grant> grant, Instant until) {
    }

    Refreshes(TokenDoor door, Clock clock) {
        this.door = door;
        this.clock = clock;
    }

    synchronized Uni<Grant> refresh(String token) {
        Instant now = clock.instant();
        latest.values().removeIf(refresh -> refresh.until().isBefore(now));
        if (latest.size() >= MOST_REMEMBERED) {
            return door.refresh(token);
        }
        return latest.computeIfAbsent(hash(token),
                hash -> new Refresh(door.refresh(token).memoize().indefinitely(), now.plus(REMEMBERED))).grant();
    }

    private static UUID hash(String token) {
        return UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8));
    }
}
