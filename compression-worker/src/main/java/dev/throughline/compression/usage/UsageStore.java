package dev.throughline.compression.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;

/**
 * The table {@code recall_shown}, and the counts in the table {@code memory}. A count is no change of a memory: its version
 * stays, and nothing is announced, for readers take the row from the database.
 */
@ApplicationScoped
class UsageStore {

    // the rows are locked in the order in which a batch of events writes them: sessions' memories first, then states
    private static final String COUNT = """
            WITH shown AS (
              SELECT tenant_id, session_id, memory_id, shown_at
              FROM unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[])
                AS shown (tenant_id, session_id, memory_id, shown_at)
            ), counted AS (
              SELECT tenant_id, memory_id, count(*) AS times, max(shown_at) AS last_at
              FROM shown
              GROUP BY tenant_id, memory_id
            ), known AS (
              SELECT m.tenant_id, m.id, m.files <> '{}' AS has_files, counted.times, counted.last_at
              FROM counted
              JOIN memory m ON m.tenant_id = counted.tenant_id AND m.id = counted.memory_id
              ORDER BY m.kind = 'state', m.source_key
              FOR NO KEY UPDATE OF m
            ), noted AS (
              INSERT INTO recall_shown (tenant_id, session_id, memory_id, shown_at)
              SELECT shown.tenant_id, shown.session_id, shown.memory_id, shown.shown_at
              FROM shown
              JOIN known ON known.tenant_id = shown.tenant_id AND known.id = shown.memory_id
              WHERE shown.session_id IS NOT NULL AND known.has_files
              ORDER BY shown.tenant_id, shown.session_id, shown.memory_id
              ON CONFLICT DO NOTHING
            )
            UPDATE memory AS m
            SET recalled_count = m.recalled_count + known.times,
              last_recalled_at = greatest(m.last_recalled_at, known.last_at)
            FROM known
            WHERE m.tenant_id = known.tenant_id AND m.id = known.id
            """;

    // of use: the session edited one of the memory's files after it was shown
    private static final String SETTLE = """
            WITH due AS (
              SELECT tenant_id, session_id, memory_id
              FROM recall_shown
              WHERE shown_at < now() - make_interval(secs => $1)
              ORDER BY shown_at
              LIMIT $2
              FOR UPDATE SKIP LOCKED
            ), settled AS (
              DELETE FROM recall_shown AS s
              USING due
              WHERE s.tenant_id = due.tenant_id AND s.session_id = due.session_id AND s.memory_id = due.memory_id
              RETURNING s.tenant_id, s.session_id, s.memory_id, s.shown_at
            ), useful AS (
              SELECT m.tenant_id, m.id, count(*) AS times
              FROM settled
              JOIN memory m ON m.tenant_id = settled.tenant_id AND m.id = settled.memory_id
              WHERE EXISTS (
                SELECT
                FROM session_turn t
                WHERE t.tenant_id = settled.tenant_id AND t.session_id = settled.session_id
                  AND t.ended_at >= settled.shown_at AND t.files_edited && m.files)
              GROUP BY m.tenant_id, m.id
            )
            UPDATE memory AS m
            SET useful_count = m.useful_count + useful.times
            FROM useful
            WHERE m.tenant_id = useful.tenant_id AND m.id = useful.id
            """;

    private record Shown(String tenantId, @Nullable String sessionId, UUID memoryId, Instant at) {
    }

    private final Database database;

    UsageStore(Database database) {
        this.database = database;
    }

    /** Counts memories that were shown; what the tenant does not have is passed over. */
    void count(Transaction transaction, Collection<MemoryRecalled> recalls) {
        List<Shown> shown = recalls.stream().flatMap(recall -> recall.memories().stream()
                .map(memory -> new Shown(recall.tenantId(), recall.sessionId(), memory.id(), recall.recalledAt()))).toList();
        if (!shown.isEmpty()) {
            transaction.run(COUNT, Columns.of(shown).text(Shown::tenantId).text(Shown::sessionId).uuid(Shown::memoryId)
                    .time(Shown::at).tuple());
        }
    }

    /** Decides, of what was shown this long ago, what was of use; returns how many memories were. */
    int settle(Duration after, int most) {
        return database.run(SETTLE, Tuple.of((double) after.toSeconds(), most)).rowCount();
    }
}
