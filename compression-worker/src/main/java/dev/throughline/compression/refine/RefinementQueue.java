package dev.throughline.compression.refine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.Session;

/** The table {@code refinement}: contexts that wait for a model, each at most once. */
@Singleton
public class RefinementQueue {

    /**
     * Only what this transaction wrote: its time stands in the row. A context that is written again before its turn waits
     * anew, so that a session that goes on is not refined after every prompt.
     */
    private static final String ADD = """
            INSERT INTO refinement (tenant_id, memory_id, due_at)
            SELECT m.tenant_id, m.id, CASE WHEN w.has_ended THEN now() ELSE now() + make_interval(secs => $4) END
            FROM unnest($1::text[], $2::text[], $3::boolean[]) AS w (tenant_id, session_id, has_ended)
            JOIN memory m ON m.tenant_id = w.tenant_id AND m.session_id = w.session_id AND m.kind = 'context'
            WHERE m.updated_at = now() AND m.visibility = 'team'
              AND (SELECT count(*) FROM (SELECT FROM refinement LIMIT $5) AS waiting) < $5
            ORDER BY m.tenant_id, m.id
            ON CONFLICT (tenant_id, memory_id) DO UPDATE
            SET due_at = excluded.due_at, attempts = 0
            """;

    private static final String TAKE = """
            WITH next AS (
              SELECT tenant_id, memory_id
              FROM refinement
              WHERE due_at <= now()
              ORDER BY due_at
              LIMIT 1
              FOR UPDATE SKIP LOCKED
            )
            UPDATE refinement r
            SET due_at = now() + make_interval(secs => $1), attempts = r.attempts + 1
            FROM next
            JOIN memory m ON m.tenant_id = next.tenant_id AND m.id = next.memory_id
            WHERE r.tenant_id = next.tenant_id AND r.memory_id = next.memory_id
            RETURNING r.tenant_id, r.memory_id, r.due_at, r.attempts, m.project_id, m.session_id, m.content_hash, m.title,
              m.body, m.files, m.details::text AS details,
              m.visibility = 'team' AND m.superseded_by IS NULL AND NOT m.details ? 'refined_by' AS is_refinable
            """;

    private static final String REMOVE = """
            DELETE FROM refinement
            WHERE tenant_id = $1 AND memory_id = $2 AND due_at = $3
            """;

    private static final String POSTPONE = """
            UPDATE refinement
            SET due_at = $4, attempts = $5
            WHERE tenant_id = $1 AND memory_id = $2 AND due_at = $3
            """;

    private static final String WAITING = """
            SELECT count(*) AS waiting
            FROM (SELECT FROM refinement LIMIT 1000000) AS waiting
            """;

    private final RefineConfig config;
    private final Database database;

    RefinementQueue(RefineConfig config, Database database) {
        this.config = config;
        this.database = database;
    }

    /** Queues the contexts of these sessions that this transaction wrote. Nothing where no model is in use. */
    public void add(Transaction transaction, List<Session> sessions) {
        if (!config.enabled() || sessions.isEmpty()) {
            return;
        }
        transaction.run(ADD, Columns.of(sessions)
                .text(session -> session.key().tenantId())
                .text(session -> session.key().sessionId())
                .bool(session -> session.life().hasEnded())
                .tuple().addDouble(seconds(config.quietFor())).addInteger(config.queueSize()));
    }

    /** The one that waits longest, for so long; it stays in the queue until it is removed. */
    Optional<Refinement> take(Transaction transaction, Duration lease) {
        var rows = transaction.run(TAKE, Tuple.of(seconds(lease))).iterator();
        return rows.hasNext() ? Optional.of(read(rows.next())) : Optional.empty();
    }

    /** Done with it, unless it was queued again meanwhile. */
    void remove(Transaction transaction, Refinement refinement) {
        transaction.run(REMOVE, Tuple.of(refinement.tenantId(), refinement.memoryId(), refinement.leasedUntil()));
    }

    /** Waits until then, with so many attempts counted, unless it was queued again meanwhile. */
    void postpone(Transaction transaction, Refinement refinement, Instant until, int attempts) {
        transaction.run(POSTPONE, Tuple.of(refinement.tenantId(), refinement.memoryId(), refinement.leasedUntil(),
                until.atOffset(ZoneOffset.UTC), attempts));
    }

    long waiting() {
        return database.run(WAITING, Tuple.tuple()).iterator().next().getLong("waiting");
    }

    private static Refinement read(Row row) {
        var details = JsonColumn.object(row.getString("details"));
        var summary = new Summary(row.getUUID("project_id"), row.getString("session_id"), row.getString("content_hash"),
                row.getString("title"), row.getString("body"), List.of(row.getArrayOfStrings("files")), Summary.open(details));
        return new Refinement(row.getString("tenant_id"), row.getUUID("memory_id"), row.getOffsetDateTime("due_at"),
                row.getInteger("attempts"), row.getBoolean("is_refinable"), summary);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
