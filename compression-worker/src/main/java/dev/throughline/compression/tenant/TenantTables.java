package dev.throughline.compression.tenant;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Transaction;

/** Every table that holds rows of tenants, as the schema itself names them: one that is added later is not forgotten. */
@Singleton
class TenantTables {

    /** Those that others point to come last. */
    private static final String TABLES = """
            SELECT c.relname::text AS name
            FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            ORDER BY array_position(ARRAY['memory', 'session', 'project_alias', 'project'], c.relname::text) NULLS FIRST,
              c.relname
            """;

    private static final String ERASE = """
            DELETE FROM %1$s t
            USING (SELECT tableoid, ctid FROM %1$s WHERE tenant_id = $1 LIMIT $2) AS doomed
            WHERE t.tableoid = doomed.tableoid AND t.ctid = doomed.ctid
            """;

    /** Says to every index that they are gone. */
    private static final String ERASE_MEMORIES = """
            WITH gone AS (
              DELETE FROM memory m
              USING (SELECT id FROM memory WHERE tenant_id = $1 LIMIT $2) AS doomed
              WHERE m.tenant_id = $1 AND m.id = doomed.id
              RETURNING m.id
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'deleted', NULL
            FROM gone
            """;

    List<String> names(Transaction transaction) {
        var names = new ArrayList<String>();
        transaction.run(TABLES, Tuple.tuple()).forEach(row -> names.add(row.getString("name")));
        return names;
    }

    /** Erases rows of a tenant from a table; returns how many. */
    int erase(Transaction transaction, String table, String tenant, int most) {
        String sql = table.equals("memory") ? ERASE_MEMORIES : ERASE.formatted(table);
        return transaction.run(sql, Tuple.of(tenant, most)).rowCount();
    }
}
