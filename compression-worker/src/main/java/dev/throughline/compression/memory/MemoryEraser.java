package dev.throughline.compression.memory;

import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.SessionKey;

/** Takes memories to which nothing leads any more out of the table {@code memory}, and says so with tombstones. */
@ApplicationScoped
public class MemoryEraser {

    /** What a deleted memory had taken the place of stands again, or yields to what had taken the deleted one's place. */
    private static final String RELEASE = """
            WITH released AS (
              UPDATE memory m
              SET superseded_by = next.id, version = m.version + 1, updated_at = now()
              FROM memory gone
              JOIN unnest($1::text[], $2::text[]) AS deleted (tenant_id, session_id)
                ON gone.tenant_id = deleted.tenant_id AND gone.session_id = deleted.session_id
              LEFT JOIN memory next ON next.tenant_id = gone.tenant_id AND next.id = gone.superseded_by
                AND next.session_id IS DISTINCT FROM gone.session_id
              WHERE m.tenant_id = gone.tenant_id AND m.superseded_by = gone.id
                AND m.session_id IS DISTINCT FROM gone.session_id
              RETURNING m.id, memory_message(m) AS message
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'changed', message
            FROM released
            """;

    private static final String ERASE = """
            WITH doomed AS (
              SELECT m.tenant_id, m.id
              FROM memory m
              JOIN unnest($1::text[], $2::text[]) AS deleted (tenant_id, session_id)
                ON m.tenant_id = deleted.tenant_id AND m.session_id = deleted.session_id
              LIMIT $3
            ), gone AS (
              DELETE FROM memory m
              USING doomed
              WHERE m.tenant_id = doomed.tenant_id AND m.id = doomed.id
              RETURNING m.id
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'deleted', NULL
            FROM gone
            """;

    /**
     * Those of a session that the rules make no more. What a person rewrote, pinned or withheld stays. What one of them had
     * taken the place of stands again, or yields to what had taken that one's place.
     */
    private static final String ERASE_OTHERS = """
            WITH doomed AS (
              SELECT m.tenant_id, m.id, m.superseded_by
              FROM memory m
              WHERE m.tenant_id = $1 AND m.session_id = $2 AND starts_with(m.source_key, $3)
                AND m.edited_at IS NULL AND m.own_importance IS NULL AND NOT m.is_withheld
                AND NOT EXISTS (
                  SELECT
                  FROM unnest($4::text[]) AS kept (place)
                  WHERE m.source_key = $3 || kept.place)
            ), gone AS (
              DELETE FROM memory m
              USING doomed
              WHERE m.tenant_id = doomed.tenant_id AND m.id = doomed.id
              RETURNING m.id
            ), released AS (
              UPDATE memory m
              SET superseded_by = CASE WHEN next.id IS NULL THEN doomed.superseded_by END, version = m.version + 1,
                updated_at = now()
              FROM doomed
              LEFT JOIN doomed next ON next.id = doomed.superseded_by
              WHERE m.tenant_id = doomed.tenant_id AND m.superseded_by = doomed.id
                AND m.id NOT IN (SELECT id FROM doomed)
              RETURNING m.id, memory_message(m) AS message
            ), announced AS (
              INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
              SELECT uuidv7(), 'memory', id::text, 'deleted', NULL::jsonb
              FROM gone
              UNION ALL
              SELECT uuidv7(), 'memory', id::text, 'changed', message
              FROM released
            )
            SELECT count(*)::integer AS gone
            FROM gone
            """;

    private static final String ERASE_STATES = """
            WITH gone AS (
              DELETE FROM memory m
              USING unnest($1::text[], $2::uuid[]) AS changed (tenant_id, project_id)
              WHERE m.tenant_id = changed.tenant_id AND m.project_id = changed.project_id AND m.kind = 'state'
                AND m.session_id IS NULL AND NOT EXISTS (
                  SELECT FROM memory c
                  WHERE c.tenant_id = m.tenant_id AND c.project_id = m.project_id AND c.kind = 'context'
                    AND c.visibility = 'team' AND c.superseded_by IS NULL)
              RETURNING m.id
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'deleted', NULL
            FROM gone
            """;

    private final ProjectLock lock;
    private final ProjectStates states;

    MemoryEraser(ProjectLock lock, ProjectStates states) {
        this.lock = lock;
        this.states = states;
    }

    /**
     * Erases memories of these sessions, and what the states of their projects say of them.
     *
     * @return how many memories
     */
    public int erase(Transaction transaction, List<SessionKey> sessions, Collection<ProjectId> projects, int most) {
        lock.take(transaction, projects);
        transaction.run(RELEASE, SessionKey.columns(sessions).tuple());
        int erased = transaction.run(ERASE, SessionKey.columns(sessions).tuple().addInteger(most)).rowCount();
        restate(transaction, projects);
        return erased;
    }

    /**
     * Erases what the rules once made of a session and make no more, under the {@link ProjectLock}.
     *
     * @param places of the drafts that they make
     * @return how many memories
     */
    public int eraseOthers(Transaction transaction, SessionKey session, List<String> places) {
        return transaction.run(ERASE_OTHERS, Tuple.of(session.tenantId(), session.sessionId(),
                MemoryRow.sourceKey(session, ""), places.toArray(String[]::new))).iterator().next().getInteger("gone");
    }

    /** Brings the states of projects in step with what is left to say of them, under the {@link ProjectLock}. */
    public void restate(Transaction transaction, Collection<ProjectId> projects) {
        states.refresh(transaction, projects);
        if (!projects.isEmpty()) {
            transaction.run(ERASE_STATES,
                    Columns.of(List.copyOf(projects)).text(ProjectId::tenantId).uuid(ProjectId::id).tuple());
        }
    }
}
