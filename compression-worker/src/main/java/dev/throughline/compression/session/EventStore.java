package dev.throughline.compression.session;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;

/** The table {@code session_event}: what happened, as it came in. The sessions' rows must be locked by the caller. */
@ApplicationScoped
public class EventStore {

    /** An event and the month under which its session's events are kept. */
    public record Candidate(SessionEvent event, LocalDate month) {
    }

    /** An event with its place in the session. */
    public record Placed(SessionEvent event, LocalDate month, long sequence, boolean isPrivate) {
    }

    /**
     * Which events are new. A repeated id never is. An event whose agent gave it no id is told by its content: the n-th
     * occurrence in a transcript is known when the session holds n events of that content, and one that arrives live after
     * its transcript is known by its time. What is imported from before the session's raw events left is known, too. Subqueries
     * instead of joins: they stay index look-ups whatever the planner knows.
     */
    private static final String FRESH = """
            SELECT i.ordinal
            FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::text[], $8::integer[],
              $9::timestamptz[])
              AS i (ordinal, tenant_id, session_id, event_id, event_month, source, content_key, occurrence, occurred_at)
            WHERE (
                SELECT count(*)
                FROM session_event e
                WHERE e.tenant_id = i.tenant_id AND e.session_id = i.session_id AND e.event_month = i.event_month
                  AND e.event_id = i.event_id) = 0
              AND CASE
                WHEN i.content_key IS NULL THEN true
                WHEN i.source = 'transcript' THEN (
                  SELECT count(*)
                  FROM session_event e
                  WHERE e.tenant_id = i.tenant_id AND e.session_id = i.session_id AND e.event_month = i.event_month
                    AND e.content_key = i.content_key) < i.occurrence
                ELSE (
                  SELECT count(*)
                  FROM session_event e
                  WHERE e.tenant_id = i.tenant_id AND e.session_id = i.session_id AND e.event_month = i.event_month
                    AND e.content_key = i.content_key AND e.source = 'transcript'
                    AND e.occurred_at BETWEEN i.occurred_at - interval '5 seconds' AND i.occurred_at + interval '5 seconds') = 0
              END
              AND (i.source NOT IN ('transcript', 'import') OR (
                SELECT count(*)
                FROM bygone_month b
                WHERE b.month = i.event_month AND b.known_until >= i.occurred_at) = 0)
            """;

    private static final String INSERT = """
            INSERT INTO session_event (tenant_id, session_id, event_id, event_month, sequence, type, custom_type, source,
              agent_id, content_key, occurred_at, received_at, is_private, data)
            SELECT tenant_id, session_id, event_id, event_month, sequence, type, custom_type, source,
              agent_id, content_key, occurred_at, received_at, is_private, data::jsonb
            FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::bigint[], $6::text[], $7::text[], $8::text[],
              $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::boolean[], $14::text[])
              AS placed (tenant_id, session_id, event_id, event_month, sequence, type, custom_type, source,
                agent_id, content_key, occurred_at, received_at, is_private, data)
            """;

    private static final String PAGE = """
            SELECT e.event_id, e.type, e.custom_type, e.source, e.agent_id, e.content_key, e.occurred_at, e.received_at,
              e.is_private, e.data::text AS data
            FROM session_event e
            WHERE e.tenant_id = $1 AND e.session_id = $2 AND e.event_month = $3 AND e.sequence > 0 AND e.sequence > $4
            ORDER BY e.sequence
            LIMIT $5
            """;

    private static final String DELETE = """
            DELETE FROM session_event e
            USING (
              SELECT d.tenant_id, d.session_id, d.event_id, d.event_month
              FROM session_event d
              JOIN unnest($1::text[], $2::text[]) AS deleted (tenant_id, session_id)
                ON d.tenant_id = deleted.tenant_id AND d.session_id = deleted.session_id
              LIMIT $3) AS doomed
            WHERE e.tenant_id = doomed.tenant_id AND e.session_id = doomed.session_id AND e.event_id = doomed.event_id
              AND e.event_month = doomed.event_month
            """;

    /** The session's next events behind a sequence, in their order; of what a client said besides no more than is stored. */
    public List<SessionEvent> page(Transaction transaction, SessionKey session, LocalDate month, long after, int most) {
        var page = new ArrayList<SessionEvent>();
        transaction.run(PAGE, Tuple.of(session.tenantId(), session.sessionId(), month, after, most))
                .forEach(row -> page.add(read(session, row)));
        return page;
    }

    private static SessionEvent read(SessionKey session, Row row) {
        return new SessionEvent(session.tenantId(), session.sessionId(), row.getString("event_id"), "", null,
                EventType.of(row.getString("type")), row.getString("custom_type"),
                row.getOffsetDateTime("occurred_at").toInstant(), row.getOffsetDateTime("received_at").toInstant(),
                Source.of(row.getString("source")), null, null, null, row.getString("agent_id"),
                row.getBoolean("is_private"), row.getString("content_key"), 0, JsonColumn.object(row.getString("data")));
    }

    /** Those of the candidates that the store does not hold yet, in their order. */
    public List<SessionEvent> fresh(Transaction transaction, List<Candidate> candidates) {
        var ordinals = new ArrayList<Integer>(candidates.size());
        for (int ordinal = 0; ordinal < candidates.size(); ordinal++) {
            ordinals.add(ordinal);
        }
        var parameters = Columns.of(ordinals)
                .integer(ordinal -> ordinal)
                .text(ordinal -> candidates.get(ordinal).event().tenantId())
                .text(ordinal -> candidates.get(ordinal).event().sessionId())
                .text(ordinal -> candidates.get(ordinal).event().id())
                .date(ordinal -> candidates.get(ordinal).month())
                .text(ordinal -> candidates.get(ordinal).event().source().wireName())
                .text(ordinal -> candidates.get(ordinal).event().contentKey())
                .integer(ordinal -> candidates.get(ordinal).event().occurrence())
                .time(ordinal -> candidates.get(ordinal).event().occurredAt())
                .tuple();
        var fresh = new BitSet(candidates.size());
        transaction.run(FRESH, parameters).forEach(row -> fresh.set(row.getInteger("ordinal")));
        return fresh.stream().mapToObj(ordinal -> candidates.get(ordinal).event()).toList();
    }

    /** Removes events of these sessions; returns how many. */
    public int delete(Transaction transaction, List<SessionKey> sessions, int most) {
        return transaction.run(DELETE, SessionKey.columns(sessions).tuple().addInteger(most)).rowCount();
    }

    public void insert(Transaction transaction, List<Placed> events) {
        transaction.run(INSERT, Columns.of(events)
                .text(placed -> placed.event().tenantId())
                .text(placed -> placed.event().sessionId())
                .text(placed -> placed.event().id())
                .date(Placed::month)
                .bigint(Placed::sequence)
                .text(placed -> placed.event().type().wireName())
                .text(placed -> placed.event().customType())
                .text(placed -> placed.event().source().wireName())
                .text(placed -> placed.event().agentId())
                .text(placed -> placed.event().contentKey())
                .time(placed -> placed.event().occurredAt())
                .time(placed -> placed.event().receivedAt())
                .bool(Placed::isPrivate)
                .text(placed -> placed.event().data().toString())
                .tuple());
    }
}
