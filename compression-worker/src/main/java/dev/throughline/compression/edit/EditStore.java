package dev.throughline.compression.edit;

import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.event.MemoryEdited;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.memory.ProjectId;

/**
 * What people may write of the table {@code memory}, and the table {@code memory_removal}. A state and a keyed fact are made
 * from other rows: who wants them changed changes those.
 */
@ApplicationScoped
class EditStore {

    private static final String PROJECTS = """
            SELECT DISTINCT m.tenant_id, m.project_id
            FROM unnest($1::text[], $2::uuid[]) AS edited (tenant_id, id)
            JOIN memory m ON m.tenant_id = edited.tenant_id AND m.id = edited.id
            WHERE m.project_id IS NOT NULL
            """;

    /** In the order in which batches of events write them. */
    private static final String LOCK = """
            SELECT m.id
            FROM memory m
            JOIN unnest($1::text[], $2::uuid[]) AS edited (tenant_id, id) ON m.tenant_id = edited.tenant_id AND m.id = edited.id
            ORDER BY m.tenant_id, m.source_key
            FOR UPDATE OF m
            """;

    private static final String ALLOWED = """
              WHERE m.tenant_id = $1 AND m.id = $2 AND (m.owner_id = $3 OR $4::boolean) AND m.source_key LIKE 'session/%'
            """;

    private static final String ANNOUNCED = """
              RETURNING m.id, memory_message(m) AS message
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'changed', message
            FROM edited
            """;

    /** The content is another one, so its vector does not hold; and no rule's succession takes a person's words away. */
    private static final String REWRITE = """
            WITH edited AS (
              UPDATE memory m
              SET title = $5, body = $6, edited_by = $3, edited_at = $7, handles = NULL,
                content_hash = left(encode(sha256(convert_to(m.content_hash || $5 || $6, 'UTF8')), 'hex'), 32),
                embedding = NULL, embedding_model = NULL, embedded_hash = NULL, version = m.version + 1, updated_at = now()
            """ + ALLOWED + """
                AND (m.title <> $5 OR m.body <> $6)
            """ + ANNOUNCED;

    private static final String PIN = """
            WITH edited AS (
              UPDATE memory m
              SET own_importance = m.importance, importance = 10, version = m.version + 1, updated_at = now()
            """ + ALLOWED + """
                AND m.own_importance IS NULL
            """ + ANNOUNCED;

    private static final String UNPIN = """
            WITH edited AS (
              UPDATE memory m
              SET importance = m.own_importance, own_importance = NULL, version = m.version + 1, updated_at = now()
            """ + ALLOWED + """
                AND m.own_importance IS NOT NULL
            """ + ANNOUNCED;

    private static final String WITHHOLD = """
            WITH edited AS (
              UPDATE memory m
              SET visibility = 'private', is_withheld = true, version = m.version + 1, updated_at = now()
            """ + ALLOWED + """
                AND NOT m.is_withheld
            """ + ANNOUNCED;

    /** What it had taken the place of stands again, or yields to what had taken its place. */
    private static final String REMOVE = """
            WITH gone AS (
              DELETE FROM memory m
            """ + ALLOWED + """
              RETURNING m.tenant_id, m.id, m.source_key, m.superseded_by
            ), noted AS (
              INSERT INTO memory_removal (tenant_id, source_key, removed_by, removed_at)
              SELECT tenant_id, source_key, $3, $5
              FROM gone
              ON CONFLICT DO NOTHING
            ), released AS (
              UPDATE memory m
              SET superseded_by = gone.superseded_by, version = m.version + 1, updated_at = now()
              FROM gone
              WHERE m.tenant_id = gone.tenant_id AND m.superseded_by = gone.id AND m.id <> gone.id
              RETURNING m.id, memory_message(m) AS message
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'deleted', NULL::jsonb
            FROM gone
            UNION ALL
            SELECT uuidv7(), 'memory', id::text, 'changed', message
            FROM released
            """;

    /** In which these memories are. */
    Set<ProjectId> projects(Transaction transaction, List<MemoryEdited> edits) {
        var projects = new LinkedHashSet<ProjectId>();
        transaction.run(PROJECTS, ids(edits))
                .forEach(row -> projects.add(new ProjectId(row.getString("tenant_id"), row.getUUID("project_id"))));
        return projects;
    }

    void lock(Transaction transaction, List<MemoryEdited> edits) {
        transaction.run(LOCK, ids(edits));
    }

    void rewrite(Transaction transaction, MemoryEdited edit, String title, String body) {
        transaction.run(REWRITE, of(edit).addString(title).addString(body)
                .addOffsetDateTime(edit.editedAt().atOffset(ZoneOffset.UTC)));
    }

    void pin(Transaction transaction, MemoryEdited edit) {
        transaction.run(PIN, of(edit));
    }

    void unpin(Transaction transaction, MemoryEdited edit) {
        transaction.run(UNPIN, of(edit));
    }

    void withhold(Transaction transaction, MemoryEdited edit) {
        transaction.run(WITHHOLD, of(edit));
    }

    void remove(Transaction transaction, MemoryEdited edit) {
        transaction.run(REMOVE, of(edit).addOffsetDateTime(edit.editedAt().atOffset(ZoneOffset.UTC)));
    }

    private static Tuple of(MemoryEdited edit) {
        return Tuple.of(edit.tenantId(), edit.memoryId(), edit.memberId(), edit.isAdministrator());
    }

    private static Tuple ids(List<MemoryEdited> edits) {
        return Columns.of(edits).text(MemoryEdited::tenantId).uuid(MemoryEdited::memoryId).tuple();
    }
}
