package dev.throughline.recall.live;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.memory.Visibility;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Reads events back as the worker stored them. */
@Singleton
class StoredEventQueries {

    private static final String SELECT_NEXT_OFFSETS = """
            SELECT partition, next_offset
            FROM consumer_offset
            WHERE topic = 'session.observed.v1'
            LIMIT 10000
            """;

    // a session's events lie in one month, which is named so that no other month's partition is looked into
    private static final String SELECT_EVENTS = """
            SELECT w.session_id, w.event_id, s.owner_id, coalesce(s.user_id, s.owner_id) AS user_id, s.visibility, s.project_id,
              p.key AS project_key, e.sequence, e.received_at, e.is_private, CASE WHEN pg_column_size(e.data) <= 65536 THEN e.data::text END AS data
            FROM unnest($2::text[], $3::text[]) AS w (session_id, event_id)
            JOIN session s ON s.tenant_id = $1 AND s.id = w.session_id
            LEFT JOIN project p ON p.tenant_id = s.tenant_id AND p.id = s.project_id
            LEFT JOIN session_event e ON e.tenant_id = s.tenant_id AND e.session_id = s.id AND e.event_id = w.event_id
              AND e.event_month = s.event_month
            LIMIT 10000
            """;

    private static final int AT_ONCE = 4;

    private final TenantDatabase database;

    /** An event's id in a session of a tenant. */
    record Key(String tenantId, String sessionId, String eventId) {

        static Key of(SessionEvent event) {
            return new Key(event.tenantId(), event.sessionId(), event.id());
        }
    }

    StoredEventQueries(TenantDatabase database) {
        this.database = database;
    }

    /** For each partition of the events, up to which offset the worker has stored them. */
    Uni<Map<Integer, Long>> nextOffsets() {
        return database.readShared(SELECT_NEXT_OFFSETS).map(rows -> {
            var next = new HashMap<Integer, Long>();
            rows.forEach(row -> next.put(row.getInteger("partition"), row.getLong("next_offset")));
            return next;
        });
    }

    /** What is stored of these, as far as those may see it who sent them. Of a deleted session there is nothing. */
    Uni<Map<Key, StoredEvent>> find(List<SessionEvent> events) {
        var bySender = events.stream().collect(Collectors.groupingBy(
                event -> new Caller(event.tenantId(), event.ownerId(), null, "")));
        return Uni.join().all(bySender.entrySet().stream().map(sent -> find(sent.getKey(), sent.getValue())).toList())
                .usingConcurrencyOf(AT_ONCE).andFailFast().map(StoredEventQueries::merged);
    }

    private Uni<Map<Key, StoredEvent>> find(Caller sender, List<SessionEvent> events) {
        var parameters = Tuple.of(sender.tenantId(), events.stream().map(SessionEvent::sessionId).toArray(String[]::new),
                events.stream().map(SessionEvent::id).toArray(String[]::new));
        return database.read(sender, new Statement(SELECT_EVENTS, parameters)).map(rows -> stored(sender, rows));
    }

    private static Map<Key, StoredEvent> stored(Caller sender, RowSet<Row> rows) {
        var stored = new HashMap<Key, StoredEvent>();
        rows.forEach(row -> stored.put(
                new Key(sender.tenantId(), row.getString("session_id"), row.getString("event_id")), stored(row)));
        return stored;
    }

    private static StoredEvent stored(Row row) {
        var session = new StoredEvent.Session(row.getString("owner_id"), row.getString("user_id"),
                Visibility.of(row.getString("visibility")), row.getUUID("project_id"), row.getString("project_key"));
        @Nullable
        OffsetDateTime received = row.getOffsetDateTime("received_at");
        return new StoredEvent(session, row.getLong("sequence"), received == null ? null : received.toInstant(),
                Boolean.TRUE.equals(row.getBoolean("is_private")), row.getString("data"));
    }

    private static Map<Key, StoredEvent> merged(List<Map<Key, StoredEvent>> parts) {
        var all = new HashMap<Key, StoredEvent>();
        parts.forEach(all::putAll);
        return all;
    }
}
