package dev.throughline.compression.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.memory.Visibility;
import dev.throughline.compression.compress.ProjectDigest;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.JsonColumn;
import dev.throughline.compression.database.Transaction;

/** Keeps the state of each project in step with the contexts of its latest sessions. */
@ApplicationScoped
public class ProjectStates {

    private record Known(ProjectId id, String key, String ownerId, ProjectDigest.Context context) {
    }

    private static final String LATEST_CONTEXTS = """
            SELECT p.tenant_id, p.id AS project_id, p.key, c.owner_id, c.title, c.files, c.occurred_at, c.details::text AS details
            FROM unnest($1::text[], $2::uuid[]) AS changed (tenant_id, id)
            JOIN project p ON p.tenant_id = changed.tenant_id AND p.id = changed.id
            CROSS JOIN LATERAL (
              SELECT m.owner_id, m.title, m.files, m.occurred_at, m.details
              FROM memory m
              WHERE m.tenant_id = p.tenant_id AND m.project_id = p.id AND m.kind = 'context' AND m.visibility = 'team'
                AND m.superseded_by IS NULL
              ORDER BY m.occurred_at DESC, m.source_key
              LIMIT $3) AS c
            ORDER BY p.tenant_id, p.id, c.occurred_at DESC
            """;

    private static final int MOST_SESSIONS = 5;

    private final MemoryStore memories;

    ProjectStates(MemoryStore memories) {
        this.memories = memories;
    }

    /** Writes the states of projects of which a session's context may have changed, under the {@link ProjectLock}. */
    public void refresh(Transaction transaction, Collection<ProjectId> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var contexts = new LinkedHashMap<ProjectId, List<Known>>();
        transaction.run(LATEST_CONTEXTS, columns(changed).addInteger(MOST_SESSIONS)).forEach(row -> {
            Known known = read(row);
            contexts.computeIfAbsent(known.id(), id -> new ArrayList<>()).add(known);
        });
        memories.upsert(transaction, contexts.entrySet().stream().map(ProjectStates::state).toList());
    }

    private static MemoryRow state(Map.Entry<ProjectId, List<Known>> project) {
        Known latest = project.getValue().getFirst();
        var digest = ProjectDigest.of(latest.key(), project.getValue().stream().map(Known::context).toList());
        return new MemoryRow(latest.id().tenantId(), "project/" + latest.id().id() + "/" + digest.place(), latest.id().id(),
                null,
                latest.ownerId(), Visibility.TEAM, digest);
    }

    private static Known read(Row row) {
        return new Known(new ProjectId(row.getString("tenant_id"), row.getUUID("project_id")), row.getString("key"),
                row.getString("owner_id"),
                new ProjectDigest.Context(row.getString("title"), List.of(row.getArrayOfStrings("files")),
                        row.getOffsetDateTime("occurred_at").toInstant(), JsonColumn.object(row.getString("details"))));
    }

    private static Tuple columns(Collection<ProjectId> projects) {
        return Columns.of(List.copyOf(projects)).text(ProjectId::tenantId).uuid(ProjectId::id).tuple();
    }
}
