package dev.throughline.compression.session;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Transaction;

/** The deleted rows of the table {@code session}: nothing but ids, to which no event is ever added again. */
@ApplicationScoped
public class DeletedSessionStore {

    /** A deleted session of which something may be left. */
    public record Deleted(SessionKey key, @Nullable UUID projectId) {
    }

    private static final String EMPTY = """
            UPDATE session s
            SET deleted_at = now(), status = 'ended', end_reason = 'deleted', ended_at = now(), title = '', given_title = '',
              parent_id = NULL, tool = NULL, machine = NULL, branch = NULL, user_id = NULL, model = NULL,
              permission_mode = NULL, folder = NULL, git = '{}', initial = '{}', ending = '{}', metadata = '{}', tags = '{}',
              progress = '{}'
            FROM unnest($1::text[], $2::text[]) AS deleted (tenant_id, id)
            WHERE s.tenant_id = deleted.tenant_id AND s.id = deleted.id
            """;

    private static final String LOCK_DELETED = """
            SELECT s.tenant_id, s.id, s.project_id
            FROM session s
            WHERE s.deleted_at IS NOT NULL AND s.purged_at IS NULL
            ORDER BY s.deleted_at
            LIMIT $1
            FOR UPDATE OF s SKIP LOCKED
            """;

    private static final String PURGED = """
            UPDATE session s
            SET purged_at = now()
            FROM unnest($1::text[], $2::text[]) AS purged (tenant_id, id)
            WHERE s.tenant_id = purged.tenant_id AND s.id = purged.id
            """;

    /** Leaves nothing but the ids of these sessions. */
    public void empty(Transaction transaction, List<SessionKey> sessions) {
        transaction.run(EMPTY, SessionKey.columns(sessions).tuple());
    }

    /** Locks deleted sessions of which something is left. */
    public List<Deleted> lockDeleted(Transaction transaction, int most) {
        var deleted = new ArrayList<Deleted>();
        transaction.run(LOCK_DELETED, Tuple.of(most)).forEach(row -> deleted.add(new Deleted(
                new SessionKey(row.getString("tenant_id"), row.getString("id")), row.getUUID("project_id"))));
        return deleted;
    }

    /** Notes that nothing is left of these. */
    public void purged(Transaction transaction, List<SessionKey> sessions) {
        transaction.run(PURGED, SessionKey.columns(sessions).tuple());
    }
}
