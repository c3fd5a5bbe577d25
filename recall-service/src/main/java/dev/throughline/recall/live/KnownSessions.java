package dev.throughline.recall.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions heard of lately, so that it is known who may hear of their end when they are there no more. */
final class KnownSessions {

    private final Map<Key, StoredEvent.Session> sessions;

    private record Key(String tenantId, String sessionId) {
    }

    KnownSessions(int most) {
        sessions = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, StoredEvent.Session> eldest) {
                return size() > most;
            }
        };
    }

    void remember(String tenantId, String sessionId, StoredEvent.Session session) {
        sessions.put(new Key(tenantId, sessionId), session);
    }

    void forget(String tenantId, String sessionId) {
        sessions.remove(new Key(tenantId, sessionId));
    }

    Optional<StoredEvent.Session> find(String tenantId, String sessionId) {
        return Optional.ofNullable(sessions.get(new Key(tenantId, sessionId)));
    }
}
