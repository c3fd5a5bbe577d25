package dev.throughline.recall.session;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

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
import dev.throughline.recall.request.Page;

/** Reads sessions and their turns. */
@Singleton
class SessionQueries {

    private static final String SELECT_PAGE = """
            SELECT s.id, p.key AS project_key, s.title, s.status, s.end_reason, s.owner_id, s.visibility, s.parent_id, s.tool,
              s.machine, s.branch, s.started_at, s.last_event_at, s.ended_at, s.turn_count, s.prompt_count
            FROM session s
            LEFT JOIN project p ON p.tenant_id = s.tenant_id AND p.id = s.project_id
            WHERE s.tenant_id = $1
              AND ($2::uuid IS NULL OR s.project_id = $2)
              AND ($3::text IS NULL OR s.tool = $3)
              AND ($4::text IS NULL OR s.machine = $4)
              AND ($5::text IS NULL OR s.status = $5)
            ORDER BY s.last_event_at DESC, s.id
            OFFSET $6
            LIMIT $7
            """;

    private static final String COUNT = """
            SELECT count(*)
            FROM session s
            WHERE s.tenant_id = $1
              AND ($2::uuid IS NULL OR s.project_id = $2)
              AND ($3::text IS NULL OR s.tool = $3)
              AND ($4::text IS NULL OR s.machine = $4)
              AND ($5::text IS NULL OR s.status = $5)
            LIMIT 1
            """;

    private static final String SELECT_BY_ID = """
            SELECT s.id, p.key AS project_key, s.title, s.status, s.end_reason, s.owner_id, s.visibility, s.parent_id, s.tool,
              s.machine, s.branch, s.started_at, s.last_event_at, s.ended_at, s.turn_count, s.prompt_count
            FROM session s
            LEFT JOIN project p ON p.tenant_id = s.tenant_id AND p.id = s.project_id
            WHERE s.tenant_id = $1 AND s.id = $2
            LIMIT 1
            """;

    private static final String SELECT_TURNS = """
            SELECT ordinal, intent, outcome, is_private, started_at, ended_at, files_read, files_edited,
              details::text AS details
            FROM session_turn
            WHERE tenant_id = $1 AND session_id = $2
            ORDER BY ordinal
            LIMIT 10000
            """;

    private final TenantDatabase database;

    SessionQueries(TenantDatabase database) {
        this.database = database;
    }

    /** The latest first. */
    Uni<Page<SessionView>> page(Caller caller, SessionFilter filter) {
        var conditions = Tuple.of(caller.tenantId(), filter.projectId(), filter.tool(), filter.machine(), filter.status());
        var page = Tuple.of(caller.tenantId(), filter.projectId(), filter.tool(), filter.machine(), filter.status())
                .addInteger(filter.skip()).addInteger(filter.limit());
        return database.read(caller, List.of(new Statement(SELECT_PAGE, page), new Statement(COUNT, conditions)))
                .map(rows -> new Page<>(sessions(rows.getFirst()), rows.getLast().iterator().next().getLong(0), filter.skip(),
                        filter.limit()));
    }

    Uni<Optional<SessionDetail>> byId(Caller caller, String id) {
        var key = Tuple.of(caller.tenantId(), id);
        return database.read(caller, List.of(new Statement(SELECT_BY_ID, key), new Statement(SELECT_TURNS, key)))
                .map(rows -> sessions(rows.getFirst()).stream().findFirst()
                        .map(session -> new SessionDetail(session, turns(rows.getLast()))));
    }

    private static List<SessionView> sessions(RowSet<Row> rows) {
        var sessions = new ArrayList<SessionView>();
        rows.forEach(row -> sessions.add(new SessionView(row.getString("id"), row.getString("project_key"),
                row.getString("title"), row.getString("status"), row.getString("end_reason"), row.getString("owner_id"),
                row.getString("visibility"), row.getString("parent_id"), row.getString("tool"), row.getString("machine"),
                row.getString("branch"), row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("last_event_at").toInstant(), instant(row.getOffsetDateTime("ended_at")),
                row.getInteger("turn_count"), row.getInteger("prompt_count"))));
        return sessions;
    }

    private static List<TurnView> turns(RowSet<Row> rows) {
        var turns = new ArrayList<TurnView>();
        rows.forEach(row -> turns.add(new TurnView(row.getInteger("ordinal"), row.getString("intent"),
                row.getString("outcome"), row.getBoolean("is_private"), row.getOffsetDateTime("started_at").toInstant(),
                instant(row.getOffsetDateTime("ended_at")), List.of(row.getArrayOfStrings("files_read")),
                List.of(row.getArrayOfStrings("files_edited")), json(row.getString("details")))));
        return turns;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes no such jsonb", e);
        }
    }
}
