package dev.throughline.compression.memory;

import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;

/**
 * Lets one transaction at a time write what a project's memories say together: its state, and which of them stand. The
 * second one waits, and then sees what the first has written.
 */
@ApplicationScoped
public class ProjectLock {

    private static final String LOCK = """
            SELECT p.id
            FROM project p
            JOIN unnest($1::text[], $2::uuid[]) AS changed (tenant_id, id) ON p.tenant_id = changed.tenant_id AND p.id = changed.id
            ORDER BY p.tenant_id, p.id
            FOR NO KEY UPDATE OF p
            """;

    /** Waits for these projects, and keeps them until the end of the transaction. */
    public void take(Transaction transaction, Collection<ProjectId> projects) {
        if (!projects.isEmpty()) {
            transaction.run(LOCK, Columns.of(List.copyOf(projects)).text(ProjectId::tenantId).uuid(ProjectId::id).tuple());
        }
    }
}
