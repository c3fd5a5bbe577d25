package dev.throughline.compression.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.f4b6a3.uuid.UuidCreator;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;

/** The tables {@code project} and {@code project_alias}. */
@ApplicationScoped
class ProjectStore {

    private static final String FIND = """
            SELECT a.tenant_id, a.alias, a.project_id
            FROM project_alias a
            JOIN unnest($1::text[], $2::text[]) AS wanted (tenant_id, alias)
              ON a.tenant_id = wanted.tenant_id AND a.alias = wanted.alias
            """;

    // one lock a tenant, in the tenants' order: who makes or joins projects reads again what others have just made
    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtextextended('project/' || tenant_id, 0))
            FROM (SELECT DISTINCT tenant_id FROM unnest($1::text[]) AS wanted (tenant_id) ORDER BY tenant_id) AS tenants
            """;

    private static final String CREATE = """
            INSERT INTO project (tenant_id, id, key)
            VALUES ($1, $2, $3)
            """;

    private static final String NAME = """
            INSERT INTO project_alias (tenant_id, alias, project_id)
            SELECT $1, alias, $2
            FROM unnest($3::text[]) AS named (alias)
            ON CONFLICT DO NOTHING
            """;

    private static final String OLDEST = """
            SELECT id
            FROM project
            WHERE tenant_id = $1 AND id = ANY($2::uuid[])
            ORDER BY created_at, id
            LIMIT 1
            """;

    private static final String MOVE_ALIASES = """
            UPDATE project_alias
            SET project_id = $2
            WHERE tenant_id = $1 AND project_id = ANY($3::uuid[])
            """;

    private static final String MOVE_SESSIONS = """
            UPDATE session
            SET project_id = $2
            WHERE tenant_id = $1 AND project_id = ANY($3::uuid[])
            """;

    // a key that both have stays with the one that stays; the other's gets another name, so that nothing is lost
    private static final String MOVE_FACTS = """
            UPDATE project_fact AS f
            SET project_id = $2, key = CASE WHEN EXISTS (
              SELECT
              FROM project_fact same
              WHERE same.tenant_id = $1 AND same.scope = f.scope AND same.key = f.key
                AND (same.project_id = $2 OR same.project_id = ANY($3::uuid[]) AND same.id < f.id))
              THEN left(f.key, 200) || ' (' || f.id || ')' ELSE f.key END
            WHERE f.tenant_id = $1 AND f.project_id = ANY($3::uuid[])
            """;

    // of one project there is one row: that of the project that stays, else the latest
    private static final String MOVE_SETTINGS = """
            WITH kept AS (
              SELECT project_id
              FROM setting
              WHERE tenant_id = $1 AND (project_id = $2 OR project_id = ANY($3::uuid[]))
              ORDER BY project_id = $2 DESC, updated_at DESC
              LIMIT 1
            ), dropped AS (
              DELETE FROM setting
              WHERE tenant_id = $1 AND project_id = ANY($3::uuid[]) AND project_id NOT IN (SELECT project_id FROM kept)
            )
            UPDATE setting
            SET project_id = $2
            WHERE tenant_id = $1 AND project_id = ANY($3::uuid[]) AND project_id IN (SELECT project_id FROM kept)
            """;

    // the state of a project that is no more is history, replaced by the state of the one that stays
    private static final String MOVE_MEMORIES = """
            WITH moved AS (
              UPDATE memory AS m
              SET project_id = $2::uuid, version = m.version + 1, updated_at = now(),
                superseded_by = CASE WHEN m.kind = 'state' THEN coalesce((
                  SELECT stays.id
                  FROM memory stays
                  WHERE stays.tenant_id = $1 AND stays.source_key = 'project/' || $2::uuid::text || '/state'), m.id)
                  ELSE m.superseded_by END
              WHERE m.tenant_id = $1 AND m.project_id = ANY($3::uuid[])
              RETURNING m.id, memory_message(m) AS message
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'changed', message
            FROM moved
            """;

    // fails, and is tried again, when another transaction gave the project a session meanwhile
    private static final String DELETE = """
            DELETE FROM project
            WHERE tenant_id = $1 AND id <> $2 AND id = ANY($3::uuid[])
            """;

    /** Which of the names are known, and as what. */
    Map<ProjectName, UUID> find(Transaction transaction, Collection<ProjectName> names) {
        var found = new HashMap<ProjectName, UUID>();
        transaction.run(FIND, columns(names)).forEach(row -> found.put(
                new ProjectName(row.getString("tenant_id"), row.getString("alias")), row.getUUID("project_id")));
        return found;
    }

    /** Keeps others from making or joining projects of these tenants until the end of the transaction. */
    void lock(Transaction transaction, Collection<ProjectName> names) {
        transaction.run(LOCK, Columns.of(List.copyOf(names)).text(ProjectName::tenantId).tuple());
    }

    UUID create(Transaction transaction, ProjectName name) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        transaction.run(CREATE, Tuple.of(name.tenantId(), id, name.alias()));
        return id;
    }

    void name(Transaction transaction, String tenantId, UUID project, Collection<String> aliases) {
        transaction.run(NAME, Tuple.of(tenantId, project, aliases.toArray(String[]::new)));
    }

    /** Makes one project of several: the oldest stays, with the names, sessions and memories of all. */
    UUID join(Transaction transaction, String tenantId, Collection<UUID> projects) {
        UUID stays = transaction.run(OLDEST, Tuple.of(tenantId, projects.toArray(UUID[]::new))).iterator().next()
                .getUUID("id");
        var others = new ArrayList<>(projects);
        others.remove(stays);
        for (String move : List.of(MOVE_ALIASES, MOVE_SESSIONS, MOVE_FACTS, MOVE_SETTINGS, MOVE_MEMORIES, DELETE)) {
            transaction.run(move, Tuple.of(tenantId, stays, others.toArray(UUID[]::new)));
        }
        return stays;
    }

    private static Tuple columns(Collection<ProjectName> names) {
        return Columns.of(List.copyOf(names)).text(ProjectName::tenantId).text(ProjectName::alias).tuple();
    }
}
