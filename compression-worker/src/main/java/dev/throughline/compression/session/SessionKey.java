package dev.throughline.compression.session;

import java.util.Comparator;

import dev.throughline.common.event.SessionEvent;

/** A session by its tenant and the agent's own id. */
public record SessionKey(String tenantId, String sessionId) implements Comparable<SessionKey> {

    private static final Comparator<SessionKey> ORDER = Comparator.comparing(SessionKey::tenantId)
            .thenComparing(SessionKey::sessionId);

    public static SessionKey of(SessionEvent event) {
        return new SessionKey(event.tenantId(), event.sessionId());
    }

    @Override
    public int compareTo(SessionKey other) {
        return ORDER.compare(this, other);
    }
}
