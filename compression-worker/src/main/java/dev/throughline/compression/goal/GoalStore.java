package dev.throughline.compression.goal;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Row;

import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.Named;
import dev.throughline.compression.session.SessionKey;

/** The table {@code session_goal}. The sessions' rows must be locked by the caller. */
@ApplicationScoped
class GoalStore {

    private static final String READ = """
            SELECT g.tenant_id, g.session_id, g.goal_id, g.sequence, g.description, g.priority, g.status,
              g.details::text AS details, g.is_private, g.added_at, g.updated_at, g.completed_at
            FROM session_goal g
            JOIN unnest($1::text[], $2::text[], $3::text[]) AS wanted (tenant_id, session_id, goal_id)
              ON g.tenant_id = wanted.tenant_id AND g.session_id = wanted.session_id AND g.goal_id = wanted.goal_id
            """;

    private static final String FORGET = """
            DELETE FROM session_goal f
            USING unnest($1::text[], $2::text[]) AS deleted (tenant_id, session_id)
            WHERE f.tenant_id = deleted.tenant_id AND f.session_id = deleted.session_id
            """;

    private static final String SAVE = """
            INSERT INTO session_goal (tenant_id, session_id, goal_id, sequence, description, priority, status, details,
              is_private, added_at, updated_at, completed_at)
            SELECT tenant_id, session_id, goal_id, sequence, description, priority, status, details::jsonb, is_private,
              added_at, updated_at, completed_at
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
              $9::boolean[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[])
              AS n (tenant_id, session_id, goal_id, sequence, description, priority, status, details, is_private, added_at,
                updated_at, completed_at)
            ON CONFLICT (tenant_id, session_id, goal_id) DO UPDATE
            SET description = excluded.description, priority = excluded.priority, status = excluded.status,
              details = excluded.details, is_private = excluded.is_private, updated_at = excluded.updated_at,
              completed_at = excluded.completed_at
            """;

    /** Those of the goals that are known. */
    Map<Named, Goal> read(Transaction transaction, Collection<Named> wanted) {
        var goals = new HashMap<Named, Goal>();
        transaction.run(READ, Columns.of(List.copyOf(wanted)).text(key -> key.session().tenantId())
                .text(key -> key.session().sessionId()).text(Named::name).tuple()).forEach(row -> {
                    Goal goal = read(row);
                    goals.put(goal.key(), goal);
                });
        return goals;
    }

    void forget(Transaction transaction, List<SessionKey> sessions) {
        transaction.run(FORGET, SessionKey.columns(sessions).tuple());
    }

    void save(Transaction transaction, List<Goal> goals) {
        transaction.run(SAVE, Columns.of(goals)
                .text(goal -> goal.key().session().tenantId())
                .text(goal -> goal.key().session().sessionId())
                .text(goal -> goal.key().name())
                .bigint(Goal::sequence)
                .text(Goal::description)
                .text(Goal::priority)
                .text(Goal::status)
                .text(goal -> goal.details().toString())
                .bool(Goal::isPrivate)
                .time(Goal::addedAt)
                .time(Goal::updatedAt)
                .time(Goal::completedAt)
                .tuple());
    }

    private static Goal read(Row row) {
        OffsetDateTime completed = row.getOffsetDateTime("completed_at");
        return new Goal(
                new Named(new SessionKey(row.getString("tenant_id"), row.getString("session_id")), row.getString("goal_id")),
                row.getLong("sequence"), row.getString("description"), row.getString("priority"), row.getString("status"),
                JsonColumn.object(row.getString("details")), row.getBoolean("is_private"),
                row.getOffsetDateTime("added_at").toInstant(), row.getOffsetDateTime("updated_at").toInstant(),
                completed == null ? null : completed.toInstant());
    }
}
