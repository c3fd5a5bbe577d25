package dev.throughline.compression.session;

import java.util.Comparator;
import java.util.List;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.database.Columns;

/** A session by its tenant and the agent's own id. */
public record SessionKey(String tenantId, String sessionId) implements Comparable<SessionKey> {

    private static final Comparator<SessionKey> ORDER = Comparator.comparing(SessionKey::tenantId)
            .thenComparing(SessionKey::sessionId);

    public static SessionKey of(SessionEvent event) {
        return new SessionKey(event.tenantId(), event.sessionId());
    }

    /** Sessions as the first two columns of an {@code unnest}. */
    public static Columns<SessionKey> columns(List<SessionKey> sessions) {
        return Columns.of(sessions).text(SessionKey::tenantId).text(SessionKey::sessionId);
    }

    @Override
    public int compareTo(SessionKey other) {
        return ORDER.compare(this, other);
    }
}
