package dev.throughline.compression.refine;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Transaction;

/** What refining reads and writes of the table {@code memory}. */
@Singleton
class RefinedContexts {

    private static final String TURNS = """
            SELECT title, body
            FROM (
              SELECT title, body, (details->>'ordinal')::integer AS ordinal
              FROM memory
              WHERE tenant_id = $1 AND session_id = $2 AND kind = 'turn' AND visibility = 'team' AND superseded_by IS NULL
              ORDER BY ordinal DESC
              LIMIT 200) AS latest
            ORDER BY ordinal
            """;

    /**
     * The content hash stays that of what the rules wrote: while they write the same again, the refined text stands. The
     * vector was that of the other text.
     */
    private static final String WRITE = """
            WITH refined AS (
              UPDATE memory m
              SET body = $4, details = m.details || jsonb_build_object('refined_by', $5::text, 'rules_body', m.body),
                version = m.version + 1, updated_at = now(), embedded_hash = NULL
              WHERE m.tenant_id = $1 AND m.id = $2 AND m.content_hash = $3
                AND m.visibility = 'team' AND m.superseded_by IS NULL AND m.edited_at IS NULL AND NOT m.details ? 'refined_by'
              RETURNING m.id, memory_message(m) AS message
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'changed', message
            FROM refined
            """;

    /** What the team may see of a session's latest turns, the oldest first. */
    List<String> turns(Transaction transaction, Refinement refinement) {
        var turns = new ArrayList<String>();
        transaction.run(TURNS, Tuple.of(refinement.tenantId(), refinement.summary().sessionId()))
                .forEach(row -> turns.add(row.getString("title") + "\n" + row.getString("body")));
        return turns;
    }

    /** Writes a refined text and its message; false when the rules have written another meanwhile. */
    boolean write(Transaction transaction, Refinement refinement, String body, String model) {
        return transaction.run(WRITE, Tuple.of(refinement.tenantId(), refinement.memoryId(),
                refinement.summary().contentHash(), body, model)).rowCount() == 1;
    }
}
