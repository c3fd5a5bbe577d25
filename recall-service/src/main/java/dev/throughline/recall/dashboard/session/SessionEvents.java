package dev.throughline.recall.dashboard.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Reads a session's events as they were captured, a page at a time: how long the session is does not matter. */
@Singleton
class SessionEvents {

    /** A session's events are in one partition. */
    private static final String SELECT_PAGE = """
            SELECT e.sequence, coalesce(e.custom_type, e.type) AS type, e.source, e.agent_id, e.occurred_at, e.is_private,
              left(coalesce(e.data ->> 'text', e.data ->> 'tool_name', e.data ->> 'message', e.data ->> 'description', ''), 400)
                AS summary,
              left(e.data::text, 2000) AS data, length(e.data::text) AS characters
            FROM session_event e
            WHERE e.tenant_id = $1 AND e.session_id = $2 AND e.sequence < $3 AND %s
              AND e.event_month = (SELECT s.event_month FROM session s WHERE s.tenant_id = $1 AND s.id = $2)
            ORDER BY e.sequence DESC
            LIMIT $4
            """;

    private static final String SELECT_ONE = """
            SELECT sequence, coalesce(custom_type, type) AS type, source, agent_id, occurred_at, is_private, '' AS summary,
              data::text AS data, length(data::text) AS characters
            FROM session_event
            WHERE tenant_id = $1 AND session_id = $2 AND sequence = $3 AND sequence > 0
            LIMIT 1
            """;

    private final TenantDatabase database;

    SessionEvents(TenantDatabase database) {
        this.database = database;
    }

    /** The newest first, all of them older than this number. */
    Uni<List<EventLine>> page(Caller caller, String sessionId, EventKind kind, long before) {
        var parameters = Tuple.of(caller.tenantId(), sessionId, before, SessionEventsPage.LENGTH);
        return database.read(caller, new Statement(SELECT_PAGE.formatted(kind.predicate()), parameters))
                .map(SessionEvents::lines);
    }

    /** All of one event. */
    Uni<Optional<EventLine>> one(Caller caller, String sessionId, long sequence) {
        return database.read(caller, new Statement(SELECT_ONE, Tuple.of(caller.tenantId(), sessionId, sequence)))
                .map(rows -> lines(rows).stream().findFirst());
    }

    private static List<EventLine> lines(RowSet<Row> rows) {
        var events = new ArrayList<EventLine>(rows.size());
        rows.forEach(row -> events.add(new EventLine(row.getLong("sequence"), row.getString("type"), row.getString("source"),
                row.getString("agent_id"), row.getOffsetDateTime("occurred_at").toInstant(), row.getBoolean("is_private"),
                row.getString("summary"), row.getString("data"), row.getInteger("characters"))));
        return events;
    }
}
