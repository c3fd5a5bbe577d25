package dev.throughline.compression.setting;

import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.database.Transaction;

/** The table {@code setting}. Settings are changed by people, and rarely: a statement for each change. */
@ApplicationScoped
class SettingStore {

    private static final String PROJECT = """
            SELECT project_id
            FROM session
            WHERE tenant_id = $1 AND id = $2
            LIMIT 1
            """;

    private static final String VERSION = """
            SELECT version
            FROM setting
            WHERE tenant_id = $1 AND project_id = $2
            LIMIT 1
            """;

    private static final String MERGE = """
            INSERT INTO setting AS s (tenant_id, project_id, version, settings, updated_at, updated_by)
            VALUES ($1, $2, 1, jsonb_strip_nulls($3::text::jsonb), $4, $5)
            ON CONFLICT (tenant_id, project_id) DO UPDATE
            SET version = s.version + 1, settings = jsonb_strip_nulls(s.settings || $3::text::jsonb),
              updated_at = excluded.updated_at, updated_by = excluded.updated_by
            """;

    /** The project of an event's session, where it has one. */
    @Nullable
    UUID project(Transaction transaction, SessionEvent event) {
        var rows = transaction.run(PROJECT, Tuple.of(event.tenantId(), event.sessionId()));
        return rows.size() == 0 ? null : rows.iterator().next().getUUID("project_id");
    }

    /** 0 where nothing is set. */
    long version(Transaction transaction, String tenantId, UUID project) {
        var rows = transaction.run(VERSION, Tuple.of(tenantId, project));
        return rows.size() == 0 ? 0 : rows.iterator().next().getLong("version");
    }

    void merge(Transaction transaction, SessionEvent event, UUID project) {
        transaction.run(MERGE, Tuple.of(event.tenantId(), project, event.data().path("settings").toString(),
                event.occurredAt().atOffset(ZoneOffset.UTC), event.ownerId()));
    }
}
