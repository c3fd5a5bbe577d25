package dev.throughline.compression.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Row;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.succession.Lasting;
import dev.throughline.compression.succession.Meaning;

/** The columns {@code handles} and {@code superseded_by} of the table {@code memory}. */
@ApplicationScoped
class SuccessionStore {

    // OFFSET 0 keeps the other conditions out of the look-up: the index on handles alone costs the same in a long history
    static final String RELATIVES = """
            SELECT w.id AS written_id, w.occurred_at AS written_at, r.id, r.kind, r.body, r.details, r.occurred_at
            FROM unnest($1::text[], $2::uuid[], $3::text[]) AS sought (tenant_id, id, seeks)
            JOIN memory w ON w.tenant_id = sought.tenant_id AND w.id = sought.id
            CROSS JOIN LATERAL (
              SELECT m.id, m.kind, m.body, m.details::text AS details, m.occurred_at
              FROM (
                SELECT *
                FROM memory
                WHERE handles IS NOT NULL AND superseded_by IS NULL AND handles && sought.seeks::bigint[]
                OFFSET 0) AS m
              WHERE m.tenant_id = w.tenant_id AND m.project_id = w.project_id AND m.visibility = w.visibility
                AND (m.visibility = 'team' OR m.owner_id = w.owner_id) AND m.id <> w.id
              ORDER BY m.occurred_at DESC, m.id
              LIMIT $4) AS r
            """;

    private static final String SUPERSEDE = """
            WITH superseded AS (
              UPDATE memory AS m
              SET superseded_by = link.successor, version = m.version + 1, updated_at = now()
              FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS link (tenant_id, id, successor)
              WHERE m.tenant_id = link.tenant_id AND m.id = link.id AND m.superseded_by IS NULL
              RETURNING m.id, memory_message(m) AS message
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'changed', message
            FROM superseded
            """;

    /** The newest; more than a few relatives that all stand share a handle by chance. */
    private static final int MOST_RELATIVES = 20;

    /** Each of these memories with each of its relatives that stand, of the same project and seen by the same members. */
    List<Standing.Pair> pairs(Transaction transaction, List<MemoryStore.Written> written) {
        var parameters = Columns.of(written).text(one -> one.row().tenantId()).uuid(MemoryStore.Written::id)
                .bigints(one -> one.meaning().marks(one.row().tenantId()).seeks()).tuple().addInteger(MOST_RELATIVES);
        var byId = written.stream().collect(Collectors.toMap(MemoryStore.Written::id, Function.identity()));
        var known = new HashMap<UUID, Standing>();
        var pairs = new ArrayList<Standing.Pair>();
        transaction.run(RELATIVES, parameters).forEach(row -> {
            var seeker = Objects.requireNonNull(byId.get(row.getUUID("written_id")));
            var one = known.computeIfAbsent(seeker.id(), id -> new Standing(seeker.row().tenantId(), id,
                    row.getOffsetDateTime("written_at").toInstant(), seeker.meaning()));
            pairs.add(Standing.Pair.of(one, known.computeIfAbsent(row.getUUID("id"), id -> relative(one.tenantId(), row))));
        });
        return pairs;
    }

    /** Links memories that stand to their successors, and says so; returns how many stood. */
    int supersede(Transaction transaction, Map<Standing, Standing> successors) {
        return transaction.run(SUPERSEDE, Columns.of(List.copyOf(successors.entrySet()))
                .text(link -> link.getKey().tenantId()).uuid(link -> link.getKey().id()).uuid(link -> link.getValue().id())
                .tuple()).rowCount();
    }

    private static Standing relative(String tenantId, Row row) {
        var lasting = new Lasting(MemoryKind.of(row.getString("kind")), row.getString("body"),
                JsonColumn.object(row.getString("details")));
        return new Standing(tenantId, row.getUUID("id"), row.getOffsetDateTime("occurred_at").toInstant(), Meaning.of(lasting));
    }
}
