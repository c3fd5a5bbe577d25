package dev.throughline.recall.briefing;

import java.time.Instant;
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

/** Reads the sessions from which one goes on, and which of their memories tell of them. */
@Singleton
class Lineage {

    /**
     * A session of the line.
     *
     * @param ending {@code status}, {@code outcome} and {@code goals_achieved} with which it was ended
     * @param openGoals the goals that are not reached: first what is worked on, then what is blocked, then what waits
     * @param memories the context first, then decisions, then its latest turns
     */
    record Ancestor(String id, String title, String status, Instant lastEventAt, JsonNode ending, List<String> openGoals,
            List<UUID> memories) {

        Ancestor {
            openGoals = List.copyOf(openGoals);
            memories = List.copyOf(memories);
        }
    }

    /** A session that a client made its own ancestor ends the line there, as does one that the caller may not see. */
    private static final String SELECT_LINE = """
            WITH RECURSIVE line AS (
              SELECT s.tenant_id, s.id, s.parent_id, 0 AS depth, ARRAY[s.id] AS passed
              FROM session s
              WHERE s.tenant_id = $1 AND s.id = $2
              UNION ALL
              SELECT p.tenant_id, p.id, p.parent_id, line.depth + 1, line.passed || p.id
              FROM line
              JOIN session p ON p.tenant_id = line.tenant_id AND p.id = line.parent_id
              WHERE line.depth < $3 AND p.id <> ALL (line.passed)
            )
            SELECT s.id, s.title, s.status, s.last_event_at, s.ending::text AS ending, ARRAY(
              SELECT CASE g.status WHEN 'pending' THEN '' ELSE replace(g.status, '_', ' ') || ': ' END || g.description
              FROM session_goal g
              WHERE g.tenant_id = s.tenant_id AND g.session_id = s.id AND g.status <> 'completed'
              ORDER BY array_position(ARRAY['in_progress', 'blocked', 'pending'], g.status), g.sequence
              LIMIT $5) AS open_goals, ARRAY(
              SELECT m.id
              FROM memory m
              WHERE m.tenant_id = s.tenant_id AND m.session_id = s.id AND m.kind IN ('context', 'decision', 'turn')
                AND m.superseded_by IS NULL
              ORDER BY m.kind, m.occurred_at DESC
              LIMIT $4) AS memories
            FROM line
            JOIN session s ON s.tenant_id = line.tenant_id AND s.id = line.id
            ORDER BY line.depth
            LIMIT 100
            """;

    private static final int MOST_ANCESTORS = 20;
    private static final int MOST_MEMORIES = 12;
    private static final int MOST_GOALS = 10;

    private final TenantDatabase database;

    Lineage(TenantDatabase database) {
        this.database = database;
    }

    /** The session itself and those before it, the latest first. */
    Uni<List<Ancestor>> of(Caller caller, String session) {
        return database.read(caller,
                new Statement(SELECT_LINE, Tuple.of(caller.tenantId(), session, MOST_ANCESTORS, MOST_MEMORIES, MOST_GOALS)))
                .map(Lineage::ancestors);
    }

    private static List<Ancestor> ancestors(RowSet<Row> rows) {
        var ancestors = new ArrayList<Ancestor>();
        rows.forEach(row -> ancestors.add(new Ancestor(row.getString("id"), row.getString("title"), row.getString("status"),
                row.getOffsetDateTime("last_event_at").toInstant(), json(row.getString("ending")),
                List.of(row.getArrayOfStrings("open_goals")), List.of(row.getArrayOfUUIDs("memories")))));
        return ancestors;
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes no such jsonb", e);
        }
    }
}
