package dev.throughline.compression.usage;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;

/** The table {@code recall_effort}: what each recall read, gave and took. */
@ApplicationScoped
class EffortStore {

    private static final String KEEP = """
            INSERT INTO recall_effort (tenant_id, session_id, member_id, recalled_at, project_key, original_tokens,
              given_tokens, took_ms)
            SELECT r.tenant_id, r.session_id, r.member_id, r.recalled_at, r.project_key, r.original_tokens, r.given_tokens,
              r.took_ms
            FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::integer[], $7::integer[],
              $8::bigint[])
              AS r (tenant_id, session_id, member_id, recalled_at, project_key, original_tokens, given_tokens, took_ms)
            ON CONFLICT DO NOTHING
            """;

    private static final String FORGET = """
            DELETE FROM recall_effort
            WHERE ctid = ANY (ARRAY(
              SELECT ctid
              FROM recall_effort
              WHERE recalled_at < now() - make_interval(secs => $1)
              ORDER BY recalled_at
              LIMIT $2
              FOR UPDATE SKIP LOCKED))
            """;

    private record Measured(MemoryRecalled recall, MemoryRecalled.Effort effort) {
    }

    private final Database database;

    EffortStore(Database database) {
        this.database = database;
    }

    /** Keeps what is known of it; recalls of services of before do not say it. */
    void keep(Transaction transaction, Collection<MemoryRecalled> recalls) {
        List<Measured> measured = recalls.stream().flatMap(EffortStore::measured).toList();
        if (!measured.isEmpty()) {
            transaction.run(KEEP, Columns.of(measured)
                    .text(row -> row.recall().tenantId())
                    .text(row -> present(row.recall().sessionId()))
                    .text(row -> present(row.recall().memberId()))
                    .time(row -> row.recall().recalledAt())
                    .text(row -> present(row.recall().projectKey()))
                    .integer(row -> row.effort().originalTokens())
                    .integer(row -> row.effort().givenTokens())
                    .bigint(row -> row.effort().tookMs())
                    .tuple());
        }
    }

    /** Removes what is older than this, so many at most; returns how many they were. */
    int forget(Duration age, int most) {
        return database.run(FORGET, Tuple.of((double) age.toSeconds(), most)).rowCount();
    }

    private static Stream<Measured> measured(MemoryRecalled recall) {
        var effort = recall.effort();
        return effort == null ? Stream.empty() : Stream.of(new Measured(recall, effort));
    }

    private static String present(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
