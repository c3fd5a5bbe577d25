package dev.throughline.compression.rescan;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;

/** The table {@code rescan}. */
@Singleton
class RescanStore {

    private static final String COLUMNS = """
            r.tenant_id, r.id, r.requested_by, r.requested_at, r.started_at, r.finished_at, r.stage, r.position, r.looked_at,
            r.cleaned, r.finds::text AS finds
            """;

    private static final String ADD = """
            INSERT INTO rescan AS r (tenant_id, id, requested_by, stage, position)
            VALUES ($1, uuidv7(), $2, 'sessions', '{}')
            ON CONFLICT (tenant_id) WHERE finished_at IS NULL DO NOTHING
            RETURNING
            """ + COLUMNS;

    private static final String FIND = "SELECT " + COLUMNS + """
            FROM rescan r
            WHERE r.tenant_id = $1 AND r.id = $2
            """;

    /**
     * Tenants take turns. One begins when no worker is left in a transaction from before its time: such a one may have cleaned
     * its events by the rules of then, and commit them behind the rescan's back.
     */
    private static final String LOCK_NEXT = "SELECT " + COLUMNS + """
            FROM rescan r
            WHERE r.finished_at IS NULL
              AND (r.started_at IS NOT NULL OR r.requested_at + make_interval(secs => $1) < now() AND NOT EXISTS (
                SELECT
                FROM pg_stat_activity a
                WHERE a.datname = current_database() AND a.usename = current_user
                  AND a.xact_start < r.requested_at + make_interval(secs => $1)))
            ORDER BY r.advanced_at NULLS FIRST, r.requested_at
            LIMIT 1
            FOR UPDATE OF r SKIP LOCKED
            """;

    private static final String SAVE = """
            UPDATE rescan
            SET stage = $3, position = $4, looked_at = $5, cleaned = $6, finds = $7::text::jsonb, advanced_at = now(),
              started_at = coalesce(started_at, now()), finished_at = CASE WHEN $8 THEN now() END
            WHERE tenant_id = $1 AND id = $2
            """;

    private final Database database;

    RescanStore(Database database) {
        this.database = database;
    }

    /** A new one; empty while the tenant has one that is not done. */
    Optional<Rescan> add(Transaction transaction, Caller caller) {
        return first(transaction.run(ADD, Tuple.of(caller.tenantId(), caller.userId())));
    }

    Optional<Rescan> find(String tenantId, UUID id) {
        return first(database.run(FIND, Tuple.of(tenantId, id)));
    }

    /** The one whose turn it is, and that no other worker works on, until the end of the transaction. */
    Optional<Rescan> lockNext(Transaction transaction, RescanConfig config) {
        return first(transaction.run(LOCK_NEXT, Tuple.of(config.settleFor().toMillis() / 1000.0)));
    }

    void save(Transaction transaction, Rescan rescan, boolean isFinished) {
        ObjectNode finds = JsonNodeFactory.instance.objectNode();
        rescan.tally().finds().forEach(finds::put);
        transaction.run(SAVE, Tuple.of(rescan.tenantId(), rescan.id(), rescan.place().stage().wireName(),
                rescan.place().position().toArray(String[]::new), rescan.tally().lookedAt(), rescan.tally().cleaned())
                .addString(finds.toString()).addBoolean(isFinished));
    }

    private static Optional<Rescan> first(RowSet<Row> rows) {
        var iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(read(iterator.next())) : Optional.empty();
    }

    private static Rescan read(Row row) {
        Map<String, Long> finds = new HashMap<>();
        JsonColumn.object(row.getString("finds")).properties()
                .forEach(found -> finds.put(found.getKey(), found.getValue().asLong()));
        return new Rescan(row.getString("tenant_id"), row.getUUID("id"), row.getString("requested_by"),
                new Rescan.Life(row.getOffsetDateTime("requested_at").toInstant(),
                        instant(row.getOffsetDateTime("started_at")), instant(row.getOffsetDateTime("finished_at"))),
                new Rescan.Place(Stage.of(row.getString("stage")), List.of(row.getArrayOfStrings("position"))),
                new Rescan.Tally(row.getLong("looked_at"), row.getLong("cleaned"), finds));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
