package dev.throughline.compression.rebuild;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.SessionKey;

/** The table {@code rebuild}, and which sessions a rebuild comes to. */
@Singleton
class RebuildStore {

    private static final String COLUMNS = """
            r.tenant_id, r.id, r.project, r.session_id, r.requested_by, r.requested_at, r.started_at, r.finished_at, r.position,
            r.sessions, r.rebuilt, r.skipped, r.failed, r.written, r.removed
            """;

    /** Two projects that turn out to be one keep both names: the sessions are found by the name, whenever it is looked for. */
    private static final String IN_SCOPE = """
            FROM session s
            WHERE s.tenant_id = $1 AND s.deleted_at IS NULL AND ($2::text IS NULL OR s.id = $2)
              AND ($3::text IS NULL OR s.project_id = (
                SELECT a.project_id
                FROM project_alias a
                WHERE a.tenant_id = $1 AND a.alias = $3))
            """;

    private static final String ADD = """
            INSERT INTO rebuild AS r (tenant_id, id, session_id, project, requested_by, sessions)
            SELECT $1, uuidv7(), $2, $3, $4, count(*)
            """ + IN_SCOPE + """
            ON CONFLICT (tenant_id) WHERE finished_at IS NULL DO NOTHING
            RETURNING
            """ + COLUMNS;

    private static final String IS_KNOWN = """
            SELECT ($2::text IS NULL OR EXISTS (
                SELECT
                FROM session s
                WHERE s.tenant_id = $1 AND s.id = $2 AND s.deleted_at IS NULL))
              AND ($3::text IS NULL OR EXISTS (
                SELECT
                FROM project_alias a
                WHERE a.tenant_id = $1 AND a.alias = $3)) AS is_known
            """;

    private static final String FIND = "SELECT " + COLUMNS + """
            FROM rebuild r
            WHERE r.tenant_id = $1 AND r.id = $2
            """;

    private static final String LATEST = "SELECT " + COLUMNS + """
            FROM rebuild r
            WHERE r.tenant_id = $1
            ORDER BY r.requested_at DESC
            LIMIT 1
            """;

    private static final String LOCK_NEXT = "SELECT " + COLUMNS + """
            FROM rebuild r
            WHERE r.finished_at IS NULL AND (SELECT count(*) FROM (SELECT FROM outbox LIMIT $1) AS waiting) < $1
            ORDER BY r.advanced_at NULLS FIRST, r.requested_at
            LIMIT 1
            FOR UPDATE OF r SKIP LOCKED
            """;

    private static final String NEXT_SESSION = """
            SELECT s.id, s.event_month
            """ + IN_SCOPE + """
              AND s.id > $4
            ORDER BY s.id
            LIMIT 1
            """;

    private static final String SAVE = """
            UPDATE rebuild
            SET position = $3, rebuilt = $4, skipped = $5, failed = $6, written = $7, removed = $8, advanced_at = now(),
              started_at = coalesce(started_at, now()), finished_at = CASE WHEN $9 THEN now() END
            WHERE tenant_id = $1 AND id = $2
            """;

    private final Database database;

    RebuildStore(Database database) {
        this.database = database;
    }

    /** Whether the tenant has what is to be made anew. */
    boolean isKnown(Transaction transaction, Caller caller, Rebuild.Scope scope) {
        return transaction.run(IS_KNOWN, Tuple.of(caller.tenantId(), scope.sessionId(), scope.project())).iterator().next()
                .getBoolean("is_known");
    }

    /** A new one; empty while the tenant has one that is not done. */
    Optional<Rebuild> add(Transaction transaction, Caller caller, Rebuild.Scope scope) {
        return first(transaction.run(ADD, Tuple.of(caller.tenantId(), scope.sessionId(), scope.project(), caller.userId())));
    }

    Optional<Rebuild> find(String tenantId, UUID id) {
        return first(database.run(FIND, Tuple.of(tenantId, id)));
    }

    Optional<Rebuild> latest(String tenantId) {
        return first(database.run(LATEST, Tuple.of(tenantId)));
    }

    /** The one whose turn it is, and that no other worker works on, until the end of the transaction. */
    Optional<Rebuild> lockNext(Transaction transaction, int mostWaiting) {
        return first(transaction.run(LOCK_NEXT, Tuple.of(mostWaiting)));
    }

    Optional<SessionRebuild.Candidate> nextSession(Transaction transaction, Rebuild rebuild) {
        var rows = transaction.run(NEXT_SESSION, Tuple.of(rebuild.tenantId(), rebuild.scope().sessionId(),
                rebuild.scope().project(), rebuild.position())).iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        Row row = rows.next();
        return Optional.of(new SessionRebuild.Candidate(new SessionKey(rebuild.tenantId(), row.getString("id")),
                row.getLocalDate("event_month")));
    }

    void save(Transaction transaction, Rebuild rebuild, boolean isFinished) {
        var tally = rebuild.tally();
        transaction.run(SAVE, Tuple.of(rebuild.tenantId(), rebuild.id(), rebuild.position(), tally.rebuilt(), tally.skipped(),
                tally.failed()).addLong(tally.written()).addLong(tally.removed()).addBoolean(isFinished));
    }

    private static Optional<Rebuild> first(RowSet<Row> rows) {
        var iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(read(iterator.next())) : Optional.empty();
    }

    private static Rebuild read(Row row) {
        return new Rebuild(row.getString("tenant_id"), row.getUUID("id"),
                new Rebuild.Scope(row.getString("project"), row.getString("session_id")), row.getString("requested_by"),
                new Rebuild.Life(row.getOffsetDateTime("requested_at").toInstant(),
                        instant(row.getOffsetDateTime("started_at")), instant(row.getOffsetDateTime("finished_at"))),
                row.getString("position"),
                new Rebuild.Tally(row.getLong("sessions"), row.getLong("rebuilt"), row.getLong("skipped"),
                        row.getLong("failed"), row.getLong("written"), row.getLong("removed")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
