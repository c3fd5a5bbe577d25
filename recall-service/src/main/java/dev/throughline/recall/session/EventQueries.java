package dev.throughline.recall.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Reads a session's events a page at a time, each page at the same cost however many there are. */
@Singleton
public class EventQueries {

    private static final String LAST_SEQUENCE = """
            SELECT s.next_sequence - 1 AS last
            FROM session s
            WHERE s.tenant_id = $1 AND s.id = $2
            LIMIT 1
            """;

    private static final String EVENT = """
            SELECT e.sequence, e.event_id, coalesce(e.custom_type, e.type) AS type, e.source, e.agent_id, e.content_key,
              e.occurred_at, e.received_at, e.is_private, e.data::text AS data
            """;

    /** Every sequence by itself is a look-up in the index; a range of them would be one of all sessions together. */
    private static final String SELECT_EVENTS = EVENT + """
            FROM session s
            JOIN session_event e ON e.tenant_id = s.tenant_id AND e.session_id = s.id AND e.event_month = s.event_month
              AND e.sequence = ANY($3::bigint[])
            WHERE s.tenant_id = $1 AND s.id = $2
            ORDER BY e.sequence
            LIMIT 1000
            """;

    private static final String SELECT_ERRORS = EVENT + """
            FROM (
              SELECT tenant_id, session_id, sequence, event_id
              FROM session_error
              WHERE tenant_id = $1 AND session_id = $2 AND sequence < $3
              ORDER BY sequence DESC
              LIMIT $4) AS r
            JOIN session s ON s.tenant_id = r.tenant_id AND s.id = r.session_id
            JOIN session_event e ON e.tenant_id = r.tenant_id AND e.session_id = r.session_id AND e.event_id = r.event_id
              AND e.event_month = s.event_month
            ORDER BY e.sequence DESC
            LIMIT 1000
            """;

    private static final String COUNT_ERRORS = """
            SELECT count(*)
            FROM session_error
            WHERE tenant_id = $1 AND session_id = $2
            LIMIT 1
            """;

    private final TenantDatabase database;

    EventQueries(TenantDatabase database) {
        this.database = database;
    }

    /** The sequence of the session's latest event; 0 where there is none. */
    public Uni<Long> lastSequence(Caller caller, String session) {
        return database.read(caller, new Statement(LAST_SEQUENCE, Tuple.of(caller.tenantId(), session)))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong("last"));
    }

    /** The events from one sequence to another, both among them, in their order: at most 1,000. */
    public Uni<List<EventView>> between(Caller caller, String session, long from, long to) {
        Long[] sequences = LongStream.rangeClosed(from, to).boxed().toArray(Long[]::new);
        return database.read(caller, new Statement(SELECT_EVENTS, Tuple.of(caller.tenantId(), session, sequences)))
                .map(EventQueries::events);
    }

    /** The latest events before a sequence. */
    Uni<EventPage> page(Caller caller, String session, long before, int limit) {
        return lastSequence(caller, session).chain(last -> {
            long to = Math.min(before - 1, last);
            long from = Math.max(1, to - limit + 1);
            return between(caller, session, from, to)
                    .map(events -> new EventPage(events.reversed(), last, limit, from > 1 ? from : null));
        });
    }

    /** The latest errors before a sequence. */
    Uni<EventPage> errors(Caller caller, String session, long before, int limit) {
        var page = Tuple.of(caller.tenantId(), session, before, limit);
        return database.read(caller, List.of(new Statement(SELECT_ERRORS, page),
                new Statement(COUNT_ERRORS, Tuple.of(caller.tenantId(), session)))).map(rows -> {
                    var errors = events(rows.getFirst());
                    long total = rows.getLast().iterator().next().getLong(0);
                    return new EventPage(errors, total, limit, errors.size() == limit ? errors.getLast().sequence() : null);
                });
    }

    private static List<EventView> events(RowSet<Row> rows) {
        var events = new ArrayList<EventView>(rows.size());
        rows.forEach(row -> events.add(new EventView(row.getLong("sequence"), row.getString("event_id"),
                row.getString("type"), row.getString("source"), row.getString("agent_id"), row.getString("content_key"),
                row.getOffsetDateTime("occurred_at").toInstant(), row.getOffsetDateTime("received_at").toInstant(),
                row.getBoolean("is_private"), SessionRows.json(row, "data"))));
        return events;
    }
}
