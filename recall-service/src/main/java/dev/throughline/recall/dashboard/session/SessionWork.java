package dev.throughline.recall.dashboard.session;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Reads what a session is to reach, and who works for it. */
@Singleton
class SessionWork {

    private static final String SELECT_GOALS = """
            SELECT left(description, 400) AS description, priority, status, completed_at
            FROM session_goal
            WHERE tenant_id = $1 AND session_id = $2
            ORDER BY status = 'completed', array_position('{high,medium,low}', priority), sequence
            LIMIT 50
            """;

    private static final String SELECT_AGENTS = """
            SELECT agent_id, type, left(task, 300) AS task, subsession_id, status, left(result, 300) AS result, spawned_at
            FROM session_agent
            WHERE tenant_id = $1 AND session_id = $2
            ORDER BY status, sequence DESC
            LIMIT 50
            """;

    private static final String SELECT_STATE = """
            SELECT version, jsonb_pretty(state) AS state, size_bytes, phase, current_step, updated_at
            FROM session_state
            WHERE tenant_id = $1 AND session_id = $2
            LIMIT 1
            """;

    /** Of a session, at one moment. */
    record Work(List<Goal> goals, List<AgentLine> agents) {

        Work {
            goals = List.copyOf(goals);
            agents = List.copyOf(agents);
        }
    }

    private final TenantDatabase database;

    SessionWork(TenantDatabase database) {
        this.database = database;
    }

    /** The goals that are left first, the most pressing of them first; the agents that are at work first. */
    Uni<Work> of(Caller caller, String sessionId) {
        var session = Tuple.of(caller.tenantId(), sessionId);
        return database.read(caller, List.of(new Statement(SELECT_GOALS, session), new Statement(SELECT_AGENTS, session)))
                .map(rows -> new Work(goals(rows.getFirst()), agents(rows.getLast())));
    }

    /** What its clients keep in common; nothing before their first change. */
    Uni<Optional<SharedState>> state(Caller caller, String sessionId) {
        return database.read(caller, new Statement(SELECT_STATE, Tuple.of(caller.tenantId(), sessionId)))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(state(rows.iterator().next())));
    }

    private static SharedState state(Row row) {
        return new SharedState(row.getLong("version"), row.getString("state"), row.getInteger("size_bytes"),
                row.getString("phase"), row.getString("current_step"), row.getOffsetDateTime("updated_at").toInstant());
    }

    private static List<Goal> goals(RowSet<Row> rows) {
        var goals = new ArrayList<Goal>(rows.size());
        rows.forEach(row -> goals.add(new Goal(row.getString("description"), row.getString("priority"),
                row.getString("status"), instant(row.getOffsetDateTime("completed_at")))));
        return goals;
    }

    private static List<AgentLine> agents(RowSet<Row> rows) {
        var agents = new ArrayList<AgentLine>(rows.size());
        rows.forEach(row -> agents.add(new AgentLine(row.getString("agent_id"), row.getString("type"), row.getString("task"),
                row.getString("subsession_id"), row.getString("status"), row.getString("result"),
                row.getOffsetDateTime("spawned_at").toInstant())));
        return agents;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
