package dev.throughline.recall.activity;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

import dev.throughline.recall.database.Statement;

/** Reads a session's events of a kind, as far as the page goes: how long the session is does not matter. */
@RequestScoped
class EventQueries {

    /** The types of a kind, written as the predicate of its index. */
    enum Kind {
        ACTIONS("e.type IN ('action', 'tool_call', 'tool_result', 'tool_failed')"),
        RESPONSES("e.type = 'response'");

        private final String select;

        Kind(String types) {
            this.select = SELECT.formatted(types);
        }
    }

    /** A session's events are in one partition. */
    private static final String SELECT = """
            SELECT e.sequence, e.event_id, e.type, e.agent_id, e.occurred_at, e.data::text AS data
            FROM session_event e
            WHERE e.tenant_id = $1 AND e.session_id = $2 AND e.sequence < $3 AND %s
              AND e.event_month = (SELECT s.event_month FROM session s WHERE s.tenant_id = $1 AND s.id = $2)
            ORDER BY e.sequence DESC
            LIMIT $4
            """;

    private final SessionReader reader;

    EventQueries(SessionReader reader) {
        this.reader = reader;
    }

    Uni<EventList> list(Kind kind, SessionRead read, EventPage page) {
        EventPage.Bounds bounds = page.bounds();
        return reader.read(read, new Statement(kind.select,
                reader.key(read).addLong(bounds.before()).addInteger(bounds.limit())))
                .map(rows -> EventList.of(views(rows.getFirst()), bounds.limit()));
    }

    private static List<EventView> views(RowSet<Row> rows) {
        var events = new ArrayList<EventView>(rows.size());
        rows.forEach(row -> events.add(view(row)));
        return events;
    }

    private static EventView view(Row row) {
        var data = Columns.json(row, "data");
        String type = data.path(row.getString("type").startsWith("tool_") ? "tool_name" : "type").asText("");
        return new EventView(row.getLong("sequence"), row.getString("event_id"), row.getString("type"),
                type.isEmpty() ? null : type, row.getString("agent_id"), Columns.time(row, "occurred_at"), data);
    }
}
