package dev.throughline.recall.dashboard.memory;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.json.Json;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Reads one memory and where it comes from. */
@Singleton
class MemoryStory {

    private static final String SELECT = """
            SELECT m.id, m.kind, m.title, m.body, p.key AS project_key, m.session_id, m.owner_id, m.visibility, m.tags, m.files,
              m.importance, m.occurred_at, m.updated_at, m.version, m.compressor, m.superseded_by, m.recalled_count,
              m.useful_count, m.own_importance IS NOT NULL AS is_pinned, m.is_withheld, m.edited_at, m.details::text AS details
            FROM memory m
            LEFT JOIN project p ON p.tenant_id = m.tenant_id AND p.id = m.project_id
            WHERE m.tenant_id = $1 AND m.id = $2 AND (m.expires_at IS NULL OR m.expires_at > now())
            LIMIT 1
            """;

    private static final String SELECT_SUPERSEDED = "SELECT " + MemoryLine.COLUMNS + """
            FROM memory m
            WHERE m.tenant_id = $1 AND m.superseded_by = $2 AND m.id <> $2
            ORDER BY m.occurred_at DESC
            LIMIT 20
            """;

    /** An event's turn is the last that began before it. */
    private static final String SELECT_ORIGINS = """
            SELECT e.sequence, coalesce(e.custom_type, e.type) AS type, e.occurred_at,
              left(coalesce(e.data ->> 'text', e.data ->> 'tool_name', ''), 300) AS summary,
              (SELECT t.ordinal
               FROM session_turn t
               WHERE t.tenant_id = e.tenant_id AND t.session_id = e.session_id AND t.started_at <= e.occurred_at
               ORDER BY t.ordinal DESC
               LIMIT 1) AS turn
            FROM memory m
            JOIN session_event e ON e.tenant_id = m.tenant_id AND e.session_id = m.session_id
              AND e.event_id = ANY (m.event_ids[1:20])
            WHERE m.tenant_id = $1 AND m.id = $2
            ORDER BY e.sequence
            LIMIT 20
            """;

    private final TenantDatabase database;

    MemoryStory(TenantDatabase database) {
        this.database = database;
    }

    /** A memory and what leads to it, at one moment. */
    record Story(MemoryView memory, List<Origin> origins, List<MemoryLine> superseded) {
    }

    Uni<Optional<Story>> of(Caller caller, UUID id) {
        var one = Tuple.of(caller.tenantId(), id);
        return database.read(caller,
                List.of(new Statement(SELECT, one), new Statement(SELECT_ORIGINS, one), new Statement(SELECT_SUPERSEDED, one)))
                .map(rows -> rows.get(0).size() == 0 ? Optional.empty()
                        : Optional.of(new Story(memory(rows.get(0).iterator().next()), origins(rows.get(1)),
                                MemoryLine.of(rows.get(2)))));
    }

    private static MemoryView memory(Row row) {
        return new MemoryView(row.getUUID("id"), row.getString("kind"), row.getString("title"), row.getString("body"),
                row.getString("project_key"), row.getString("session_id"), row.getString("owner_id"),
                row.getString("visibility").equals("private"), List.of(row.getArrayOfStrings("tags")),
                List.of(row.getArrayOfStrings("files")), row.getFloat("importance"),
                row.getOffsetDateTime("occurred_at").toInstant(), row.getOffsetDateTime("updated_at").toInstant(),
                row.getInteger("version"), row.getString("compressor"), row.getUUID("superseded_by"),
                row.getInteger("recalled_count"), row.getInteger("useful_count"), byHand(row), json(row.getString("details")));
    }

    private static MemoryView.ByHand byHand(Row row) {
        OffsetDateTime editedAt = row.getOffsetDateTime("edited_at");
        return new MemoryView.ByHand(row.getBoolean("is_pinned"), row.getBoolean("is_withheld"),
                editedAt == null ? null : editedAt.toInstant());
    }

    private static List<Origin> origins(RowSet<Row> rows) {
        var origins = new ArrayList<Origin>(rows.size());
        rows.forEach(row -> origins.add(new Origin(row.getLong("sequence"), row.getString("type"),
                row.getOffsetDateTime("occurred_at").toInstant(), row.getString("summary"), row.getInteger("turn"))));
        return origins;
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes no such jsonb", e);
        }
    }
}
