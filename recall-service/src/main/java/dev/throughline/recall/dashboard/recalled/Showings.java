package dev.throughline.recall.dashboard.recalled;

import java.util.ArrayList;
import java.util.List;
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

/** Reads what was recalled, as far back as the worker keeps it. */
@Singleton
public class Showings {

    private static final String SELECT = """
            SELECT r.recalled_at, r.session_id, coalesce(s.title, '') AS session_title, m.id AS memory_id, m.kind, m.title,
              r.rank, r.score, r.why::text AS why
            FROM memory_recall r
            JOIN memory m ON m.tenant_id = r.tenant_id AND m.id = r.memory_id
            LEFT JOIN session s ON s.tenant_id = r.tenant_id AND s.id = r.session_id
            """;

    private static final String SELECT_TO_SESSION = SELECT + """
            WHERE r.tenant_id = $1 AND r.session_id = $2
            ORDER BY r.recalled_at DESC, r.rank
            LIMIT 100
            """;

    private static final String SELECT_OF_MEMORY = SELECT + """
            WHERE r.tenant_id = $1 AND r.memory_id = $2
            ORDER BY r.recalled_at DESC
            LIMIT 50
            """;

    private final TenantDatabase database;

    Showings(TenantDatabase database) {
        this.database = database;
    }

    /** What a session was shown, the latest first. */
    public Uni<List<Showing>> to(Caller caller, String sessionId) {
        return read(caller, new Statement(SELECT_TO_SESSION, Tuple.of(caller.tenantId(), sessionId)));
    }

    /** Where a memory was shown, the latest first. */
    public Uni<List<Showing>> of(Caller caller, UUID memoryId) {
        return read(caller, new Statement(SELECT_OF_MEMORY, Tuple.of(caller.tenantId(), memoryId)));
    }

    private Uni<List<Showing>> read(Caller caller, Statement statement) {
        return database.read(caller, statement).map(Showings::showings);
    }

    private static List<Showing> showings(RowSet<Row> rows) {
        var showings = new ArrayList<Showing>(rows.size());
        rows.forEach(row -> showings.add(new Showing(row.getOffsetDateTime("recalled_at").toInstant(),
                row.getString("session_id"), row.getString("session_title"), row.getUUID("memory_id"), row.getString("kind"),
                row.getString("title"), row.getInteger("rank"), row.getFloat("score"), json(row.getString("why")))));
        return showings;
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes no such jsonb", e);
        }
    }
}
