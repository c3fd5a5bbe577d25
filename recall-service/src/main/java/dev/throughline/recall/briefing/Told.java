package dev.throughline.recall.briefing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.security.Caller;

/** What each session was told already, so that it is not told again; the sessions that asked last are kept. */
@Singleton
class Told {

    private static final int MOST_OF_A_SESSION = 500;

    private final Map<Session, Map<UUID, Integer>> versions;

    private record Session(String tenantId, String id) {
    }

    Told(BriefingConfig config) {
        versions = bounded(config.rememberedSessions());
    }

    /** Whether the session knows this version. */
    synchronized boolean knows(Caller caller, @Nullable String sessionId, Candidate candidate) {
        var known = sessionId == null ? null : versions.get(new Session(caller.tenantId(), sessionId));
        Integer version = known == null ? null : known.get(candidate.memory().id());
        return version != null && version == candidate.standing().version();
    }

    synchronized void add(Caller caller, @Nullable String sessionId, Collection<Item> items) {
        if (sessionId != null && !items.isEmpty()) {
            var known = versions.computeIfAbsent(new Session(caller.tenantId(), sessionId),
                    session -> bounded(MOST_OF_A_SESSION));
            items.forEach(item -> known.put(item.memory().id(), item.memory().version()));
        }
    }

    /** The session's context was cut: what it was told is gone from it. */
    synchronized void forget(Caller caller, String sessionId) {
        versions.remove(new Session(caller.tenantId(), sessionId));
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
