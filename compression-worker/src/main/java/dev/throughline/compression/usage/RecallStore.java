package dev.throughline.compression.usage;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;

/** The table {@code memory_recall}: which memory was shown to whom, and why, for as long as it is configured. */
@ApplicationScoped
class RecallStore {

    private static final String KEEP = """
            INSERT INTO memory_recall (tenant_id, memory_id, recalled_at, session_id, member_id, rank, score, why)
            SELECT r.tenant_id, r.memory_id, r.recalled_at, r.session_id, r.member_id, r.rank, r.score,
              r.why::jsonb
            FROM unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::integer[], $7::float8[],
              $8::text[]) AS r (tenant_id, memory_id, recalled_at, session_id, member_id, rank, score, why)
            JOIN memory m ON m.tenant_id = r.tenant_id AND m.id = r.memory_id
            ON CONFLICT DO NOTHING
            """;

    private static final String FORGET = """
            DELETE FROM memory_recall
            WHERE ctid = ANY (ARRAY(
              SELECT ctid
              FROM memory_recall
              WHERE recalled_at < now() - make_interval(secs => $1)
              ORDER BY recalled_at
              LIMIT $2
              FOR UPDATE SKIP LOCKED))
            """;

    private record Shown(MemoryRecalled recall, MemoryRecalled.Shown memory) {

        String sessionId() {
            return Objects.requireNonNullElse(recall.sessionId(), "");
        }

        String memberId() {
            return Objects.requireNonNullElse(recall.memberId(), ""); // JSON may lack what the record promises
        }

        Object why() {
            return Objects.requireNonNullElse(memory.why(), Map.of());
        }
    }

    private final Database database;

    RecallStore(Database database) {
        this.database = database;
    }

    /** Keeps what was shown of what the tenant has. */
    void keep(Transaction transaction, Collection<MemoryRecalled> recalls) {
        List<Shown> shown = recalls.stream()
                .flatMap(recall -> recall.memories().stream().map(memory -> new Shown(recall, memory))).toList();
        if (!shown.isEmpty()) {
            transaction.run(KEEP, Columns.of(shown).text(row -> row.recall().tenantId()).uuid(row -> row.memory().id())
                    .time(row -> row.recall().recalledAt()).text(Shown::sessionId).text(Shown::memberId)
                    .integer(row -> row.memory().rank()).real(row -> row.memory().score()).json(Shown::why).tuple());
        }
    }

    /** Removes what is older than this, so many at most; returns how many they were. */
    int forget(Duration age, int most) {
        return database.run(FORGET, Tuple.of((double) age.toSeconds(), most)).rowCount();
    }
}
