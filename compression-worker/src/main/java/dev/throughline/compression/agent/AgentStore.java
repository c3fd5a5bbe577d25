package dev.throughline.compression.agent;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Row;

import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.Named;
import dev.throughline.compression.session.SessionKey;

/** The table {@code session_agent}. The sessions' rows must be locked by the caller. */
@ApplicationScoped
class AgentStore {

    private static final String READ = """
            SELECT a.tenant_id, a.session_id, a.agent_id, a.sequence, a.type, a.task, a.subsession_id, a.outcome, a.result,
              a.is_private, a.spawned_at, a.completed_at
            FROM session_agent a
            JOIN unnest($1::text[], $2::text[], $3::text[]) AS wanted (tenant_id, session_id, agent_id)
              ON a.tenant_id = wanted.tenant_id AND a.session_id = wanted.session_id AND a.agent_id = wanted.agent_id
            """;

    private static final String FORGET = """
            DELETE FROM session_agent f
            USING unnest($1::text[], $2::text[]) AS deleted (tenant_id, session_id)
            WHERE f.tenant_id = deleted.tenant_id AND f.session_id = deleted.session_id
            """;

    private static final String SAVE = """
            INSERT INTO session_agent (tenant_id, session_id, agent_id, sequence, type, task, subsession_id, status, outcome,
              result, is_private, spawned_at, completed_at)
            SELECT tenant_id, session_id, agent_id, sequence, type, task, subsession_id,
              CASE WHEN completed_at IS NULL THEN 'active' ELSE 'completed' END, outcome, result, is_private, spawned_at,
              completed_at
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
              $9::text[], $10::boolean[], $11::timestamptz[], $12::timestamptz[])
              AS n (tenant_id, session_id, agent_id, sequence, type, task, subsession_id, outcome, result, is_private,
                spawned_at, completed_at)
            ON CONFLICT (tenant_id, session_id, agent_id) DO UPDATE
            SET type = excluded.type, task = excluded.task, subsession_id = excluded.subsession_id, status = excluded.status,
              outcome = excluded.outcome, result = excluded.result, is_private = excluded.is_private,
              completed_at = excluded.completed_at
            """;

    /** Those of the agents that are known. */
    Map<Named, Agent> read(Transaction transaction, Collection<Named> wanted) {
        var agents = new HashMap<Named, Agent>();
        transaction.run(READ, Columns.of(List.copyOf(wanted)).text(key -> key.session().tenantId())
                .text(key -> key.session().sessionId()).text(Named::name).tuple()).forEach(row -> {
                    Agent agent = read(row);
                    agents.put(agent.key(), agent);
                });
        return agents;
    }

    void forget(Transaction transaction, List<SessionKey> sessions) {
        transaction.run(FORGET, SessionKey.columns(sessions).tuple());
    }

    void save(Transaction transaction, List<Agent> agents) {
        transaction.run(SAVE, Columns.of(agents)
                .text(agent -> agent.key().session().tenantId())
                .text(agent -> agent.key().session().sessionId())
                .text(agent -> agent.key().name())
                .bigint(Agent::sequence)
                .text(agent -> agent.order().type())
                .text(agent -> agent.order().task())
                .text(agent -> agent.order().subsession())
                .text(agent -> agent.ending() == null ? null : agent.ending().outcome())
                .text(agent -> agent.ending() == null ? null : agent.ending().result())
                .bool(Agent::isPrivate)
                .time(Agent::spawnedAt)
                .time(agent -> agent.ending() == null ? null : agent.ending().at())
                .tuple());
    }

    private static Agent read(Row row) {
        return new Agent(
                new Named(new SessionKey(row.getString("tenant_id"), row.getString("session_id")), row.getString("agent_id")),
                row.getLong("sequence"),
                new Agent.Order(row.getString("type"), row.getString("task"), row.getString("subsession_id")),
                ending(row), row.getBoolean("is_private"), row.getOffsetDateTime("spawned_at").toInstant());
    }

    private static Agent.@Nullable Ending ending(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("completed_at");
        return at == null ? null : new Agent.Ending(at.toInstant(), row.getString("outcome"), row.getString("result"));
    }
}
