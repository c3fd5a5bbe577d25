package dev.throughline.recall.session;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;

/** Reads sessions and their turns. */
@Singleton
public class SessionQueries {

    private static final String COLUMNS = """
            SELECT s.id, p.key AS project_key, s.title, s.status, s.end_reason, s.owner_id,
              coalesce(s.user_id, s.owner_id) AS user_id, s.visibility, s.parent_id, s.tool, s.machine, s.branch, s.model,
              s.pinned, s.archived, s.tags, s.started_at, s.last_event_at, s.touched_at, s.ended_at,
              s.next_sequence - 1 AS event_count, s.turn_count, s.prompt_count
            """;

    private static final String FILTERED = """
            WHERE s.tenant_id = $1
              AND ($2::uuid IS NULL OR s.project_id = $2)
              AND ($3::text IS NULL OR s.tool = $3)
              AND ($4::text IS NULL OR s.machine = $4)
              AND ($5::text IS NULL OR s.status = $5)
              AND ($6::text IS NULL OR coalesce(s.user_id, s.owner_id) = $6)
              AND ($7::boolean IS NULL OR s.pinned = $7)
              AND ($8::boolean IS NULL OR s.archived = $8)
              AND ($9::text IS NULL OR s.tags @> ARRAY[$9::text])
              AND ($10::text IS NULL OR s.parent_id = $10)
            """;

    private static final String SELECT_PAGE = COLUMNS + """
            FROM session s
            LEFT JOIN project p ON p.tenant_id = s.tenant_id AND p.id = s.project_id
            """ + FILTERED + """
              AND ($11::timestamptz IS NULL OR s.last_event_at < $11 OR s.last_event_at = $11 AND s.id > $12::text)
            ORDER BY s.last_event_at DESC, s.id
            OFFSET $13
            LIMIT $14
            """;

    private static final String COUNT = """
            SELECT count(*)
            FROM session s
            """ + FILTERED + """
            LIMIT 1
            """;

    private static final String SELECT_BY_ID = COLUMNS + """
              , s.metadata::text AS metadata, s.initial::text AS initial, s.ending::text AS ending, s.permission_mode,
              s.folder, s.git::text AS git, (
                SELECT count(*)
                FROM session c
                WHERE c.tenant_id = s.tenant_id AND c.parent_id = s.id) AS children
            FROM session s
            LEFT JOIN project p ON p.tenant_id = s.tenant_id AND p.id = s.project_id
            WHERE s.tenant_id = $1 AND s.id = $2
            LIMIT 1
            """;

    private static final String SELECT_TURNS = """
            SELECT ordinal, intent, outcome, is_private, started_at, ended_at, files_read, files_edited,
              details::text AS details
            FROM session_turn
            WHERE tenant_id = $1 AND session_id = $2
            ORDER BY ordinal
            LIMIT 10000
            """;

    private final TenantDatabase database;

    SessionQueries(TenantDatabase database) {
        this.database = database;
    }

    /** The latest first. */
    Uni<SessionPage> page(Caller caller, SessionFilter filter) {
        SessionCursor before = filter.before();
        var page = conditions(caller, filter)
                .addOffsetDateTime(before == null ? null : before.lastEventAt().atOffset(ZoneOffset.UTC))
                .addString(before == null ? null : before.id())
                .addInteger(filter.skip()).addInteger(filter.limit());
        return database.read(caller, List.of(new Statement(SELECT_PAGE, page),
                new Statement(COUNT, conditions(caller, filter))))
                .map(rows -> SessionPage.of(SessionRows.sessions(rows.getFirst()),
                        rows.getLast().iterator().next().getLong(0), filter));
    }

    Uni<Optional<SessionDetail>> byId(Caller caller, String id) {
        var key = Tuple.of(caller.tenantId(), id);
        return database.read(caller, List.of(new Statement(SELECT_BY_ID, key), new Statement(SELECT_TURNS, key)))
                .map(rows -> rows.getFirst().size() == 0 ? Optional.empty()
                        : Optional.of(SessionRows.detail(rows.getFirst().iterator().next())
                                .with(SessionRows.turns(rows.getLast()))));
    }

    /** A session without its turns. */
    public Uni<Optional<SessionDetail>> described(Caller caller, String id) {
        return database.read(caller, new Statement(SELECT_BY_ID, Tuple.of(caller.tenantId(), id)))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(SessionRows.detail(rows.iterator().next())));
    }

    private static Tuple conditions(Caller caller, SessionFilter filter) {
        return Tuple.of(caller.tenantId(), filter.projectId(), filter.tool(), filter.machine(), filter.status())
                .addString(filter.user()).addBoolean(filter.pinned()).addBoolean(filter.archived()).addString(filter.tag())
                .addString(filter.parent());
    }
}
