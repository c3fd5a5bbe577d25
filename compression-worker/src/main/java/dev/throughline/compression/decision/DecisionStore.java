package dev.throughline.compression.decision;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;

/** The table {@code change_decision}, and the message of each decision, written by the statement that keeps it. */
@ApplicationScoped
public class DecisionStore {

    private static final String ANNOUNCE = """
            WITH decided AS (
              INSERT INTO change_decision AS d (tenant_id, session_id, event_id, decision)
              SELECT tenant_id, session_id, event_id, decision::jsonb
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS made (tenant_id, session_id, event_id, decision)
              ON CONFLICT (tenant_id, session_id, event_id) DO UPDATE
              SET decision = excluded.decision, decided_at = excluded.decided_at
              RETURNING d.tenant_id, d.session_id, d.decision
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'decision', tenant_id || '/' || session_id, 'decided', decision
            FROM decided
            """;

    private static final String ANNOUNCE_AGAIN = """
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'decision', d.tenant_id || '/' || d.session_id, 'decided', d.decision
            FROM change_decision d
            JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (tenant_id, session_id, event_id)
              ON d.tenant_id = asked.tenant_id AND d.session_id = asked.session_id AND d.event_id = asked.event_id
            """;

    private static final String FORGET = """
            DELETE FROM change_decision
            WHERE (tenant_id, session_id, event_id) IN (
              SELECT tenant_id, session_id, event_id
              FROM change_decision
              WHERE decided_at < now() - make_interval(secs => $1)
              ORDER BY decided_at
              LIMIT $2
              FOR UPDATE SKIP LOCKED)
            """;

    private final Database database;

    DecisionStore(Database database) {
        this.database = database;
    }

    /** Keeps decisions and tells of them, once the transaction is committed. */
    public void announce(Transaction transaction, List<Decision> decisions) {
        if (!decisions.isEmpty()) {
            transaction.run(ANNOUNCE, Columns.of(decisions)
                    .text(decision -> decision.asked().tenantId())
                    .text(decision -> decision.asked().sessionId())
                    .text(decision -> decision.asked().id())
                    .json(Decision::decided)
                    .tuple());
        }
    }

    /** Tells once more what was decided about events that were sent again; those that depend on no version are left out. */
    public void announceAgain(Transaction transaction, List<SessionEvent> repeated) {
        var dependent = repeated.stream().filter(event -> ExpectedVersion.of(event).isPresent()).toList();
        if (!dependent.isEmpty()) {
            transaction.run(ANNOUNCE_AGAIN, Columns.of(dependent)
                    .text(SessionEvent::tenantId).text(SessionEvent::sessionId).text(SessionEvent::id).tuple());
        }
    }

    /** Removes the oldest decisions of more than this age, at most so many; returns how many were removed. */
    int forget(Duration age, int most) {
        return database.run(FORGET, Tuple.of((double) age.toSeconds(), most)).rowCount();
    }
}
