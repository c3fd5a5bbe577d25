package dev.throughline.compression.changelog;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Database;

/** Puts memories of all tenants into the outbox as they are, in the order of their keys. */
@Singleton
class ChangeLogStore {

    private static final int MOST = 5_000;

    /** The rows are locked, so that no older version follows a newer one into the outbox. */
    private static final String WRITE = """
            WITH page AS (
              SELECT m.tenant_id, m.id, memory_message(m) AS message
              FROM memory m
              WHERE (m.tenant_id, m.id) > ($1, $2)
              ORDER BY m.tenant_id, m.id
              LIMIT $3
              FOR SHARE OF m
            ), written AS (
              INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
              SELECT uuidv7(), 'memory', id::text, 'changed', message
              FROM page
            )
            SELECT count(*)::integer AS memories,
              (array_agg(id || '/' || tenant_id ORDER BY tenant_id DESC, id DESC))[1] AS last
            FROM page
            """;

    private final Database database;

    ChangeLogStore(Database database) {
        this.database = database;
    }

    ChangeLogPage write(String tenant, UUID id) {
        var row = database.run(WRITE, Tuple.of(tenant, id, MOST)).iterator().next();
        int memories = row.getInteger("memories");
        return new ChangeLogPage(memories, memories < MOST ? null : row.getString("last"));
    }
}
