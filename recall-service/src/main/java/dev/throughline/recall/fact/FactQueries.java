package dev.throughline.recall.fact;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.json.Json;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;
import dev.throughline.recall.request.Page;

/** Reads facts. What is over is not there, by the second, in a list as by its key. */
@Singleton
class FactQueries {

    private static final String COLUMNS = """
            SELECT f.key, f.created_at, m.id, m.details::text AS details, m.tags, m.version, m.visibility, m.owner_id,
              m.occurred_at, m.expires_at, m.recalled_count, m.superseded_by, (
                SELECT max(r.recalled_at)
                FROM memory_recall r
                WHERE r.tenant_id = m.tenant_id AND r.memory_id = m.id) AS last_accessed
            """;

    private static final String STANDING = """
            FROM project_fact f
            JOIN memory m ON m.tenant_id = f.tenant_id AND m.source_key = 'fact/' || f.id || '/' || f.version
            WHERE f.tenant_id = $1 AND f.project_id = $2 AND NOT f.is_removed
              AND (f.expires_at IS NULL OR f.expires_at > now())
              AND ($3::text IS NULL OR f.key = $3)
              AND ($4::text IS NULL OR starts_with(f.key, $4))
              AND (cardinality($5::text[]) = 0 OR m.tags && $5)
              AND ($6::uuid[] IS NULL OR m.id = ANY ($6))
            """;

    // a private fact comes before the team's of the same key
    private static final String SELECT_PAGE = COLUMNS + STANDING + """
            ORDER BY f.updated_at DESC, f.key, f.scope DESC
            OFFSET $7
            LIMIT $8
            """;

    private static final String SELECT_PAGE_BY_ACCESS = COLUMNS + STANDING + """
            ORDER BY last_accessed DESC NULLS LAST, f.updated_at DESC, f.key, f.scope DESC
            OFFSET $7
            LIMIT $8
            """;

    private static final String COUNT = """
            SELECT count(*)
            """ + STANDING + """
            LIMIT 1
            """;

    private static final String SELECT_HISTORY = COLUMNS + """
            FROM project_fact f
            CROSS JOIN LATERAL generate_series(greatest(1, f.version - $4 + 1), f.version) AS v (version)
            JOIN memory m ON m.tenant_id = f.tenant_id AND m.source_key = 'fact/' || f.id || '/' || v.version
            WHERE f.tenant_id = $1 AND f.project_id = $2 AND f.key = $3
            ORDER BY f.scope DESC, m.version DESC
            LIMIT $4
            """;

    private final TenantDatabase database;

    FactQueries(TenantDatabase database) {
        this.database = database;
    }

    /** The latest first: by their changes, or by when they were told. */
    Uni<Page<FactView>> page(Caller caller, FactFilter filter) {
        String select = filter.isByAccess() ? SELECT_PAGE_BY_ACCESS : SELECT_PAGE;
        var page = conditions(caller, filter).addInteger(filter.skip()).addInteger(filter.limit());
        return database
                .read(caller, List.of(new Statement(select, page), new Statement(COUNT, conditions(caller, filter))))
                .map(rows -> new Page<>(facts(rows.getFirst()), rows.getLast().iterator().next().getLong(0), filter.skip(),
                        filter.limit()));
    }

    /** All that is kept of a key, the newest first. */
    Uni<List<FactView>> history(Caller caller, UUID project, String key, int most) {
        return database.read(caller, new Statement(SELECT_HISTORY, Tuple.of(caller.tenantId(), project, key, (long) most)))
                .map(FactQueries::facts);
    }

    private static Tuple conditions(Caller caller, FactFilter filter) {
        return Tuple.tuple().addString(caller.tenantId()).addUUID(filter.projectId()).addString(filter.key())
                .addString(filter.prefix()).addArrayOfString(filter.tags().toArray(String[]::new))
                .addArrayOfUUID(filter.found() == null ? null : filter.found().toArray(UUID[]::new));
    }

    private static List<FactView> facts(RowSet<Row> rows) {
        var facts = new ArrayList<FactView>(rows.size());
        rows.forEach(row -> facts.add(fact(row)));
        return facts;
    }

    private static FactView fact(Row row) {
        JsonNode details = json(row.getString("details"));
        return new FactView(row.getUUID("id"), row.getString("key"), details.path("value"), details.path("metadata"),
                List.of(row.getArrayOfStrings("tags")), row.getInteger("version"), row.getString("visibility"),
                row.getString("owner_id"), row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("occurred_at").toInstant(), instant(row.getOffsetDateTime("expires_at")),
                row.getInteger("recalled_count"), instant(row.getOffsetDateTime("last_accessed")),
                row.getUUID("superseded_by"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode(); // PostgreSQL writes no such jsonb
        }
    }
}
