package dev.throughline.compression.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;

/**
 * The table {@code session}. Rows are inserted and locked in the order of their keys, so that the two lanes wait for each
 * other over a session and never in a circle.
 */
@ApplicationScoped
public class SessionStore {

    private static final String OPEN = """
            INSERT INTO session (tenant_id, id, owner_id, started_at, last_event_at, event_month)
            SELECT tenant_id, id, owner_id, at, at, date_trunc('month', now() AT TIME ZONE 'UTC')::date
            FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) AS opened (tenant_id, id, owner_id, at)
            ORDER BY tenant_id, id
            ON CONFLICT DO NOTHING
            """;

    private static final String COLUMNS = """
            s.tenant_id, s.id, s.project_id, s.owner_id, s.visibility, s.parent_id, s.tool, s.machine, s.branch,
            s.user_id, s.model, s.permission_mode, s.folder, s.git::text AS git, s.initial::text AS initial,
            s.given_title, s.pinned, s.archived, s.tags, s.metadata::text AS metadata,
            s.started_at, s.last_event_at, s.ended_at, s.end_reason, s.is_used, s.ending::text AS ending,
            s.next_sequence, s.event_month, s.progress::text AS progress
            """;

    private static final String LOCK = "SELECT " + COLUMNS + """
            FROM session s
            JOIN unnest($1::text[], $2::text[]) AS wanted (tenant_id, id) ON s.tenant_id = wanted.tenant_id AND s.id = wanted.id
            WHERE s.deleted_at IS NULL
            ORDER BY s.tenant_id, s.id
            FOR UPDATE OF s
            """;

    /** What was carried on is to be made anew, and may be of a form that is read no more. */
    private static final String LOCK_ANEW = LOCK.replace("s.progress::text AS progress", "'{}' AS progress");

    private static final String LOCK_IDLE = "SELECT " + COLUMNS + """
            FROM session s
            WHERE s.status = 'active' AND s.touched_at < now() - make_interval(secs => least($1::float8, $2::float8))
              AND s.touched_at < now() - make_interval(secs => CASE WHEN s.is_used THEN $1::float8 ELSE $2::float8 END)
            ORDER BY s.touched_at
            LIMIT $3
            FOR UPDATE OF s SKIP LOCKED
            """;

    private static final String SAVE = """
            UPDATE session s
            SET project_id = n.project_id, visibility = n.visibility, parent_id = n.parent_id, tool = n.tool,
              machine = n.machine, branch = n.branch, user_id = n.user_id, model = n.model,
              permission_mode = n.permission_mode, folder = n.folder, git = n.git::jsonb, initial = n.initial::jsonb,
              given_title = n.given_title, title = coalesce(nullif(n.given_title, ''), n.title), pinned = n.pinned,
              archived = n.archived, tags = ARRAY(SELECT jsonb_array_elements_text(n.tags::jsonb)),
              metadata = n.metadata::jsonb, started_at = n.started_at, last_event_at = n.last_event_at,
              touched_at = now(), ended_at = n.ended_at, end_reason = n.end_reason, is_used = n.is_used,
              ending = n.ending::jsonb, status = CASE WHEN n.ended_at IS NULL THEN 'active' ELSE 'ended' END,
              next_sequence = n.next_sequence, turn_count = n.turn_count, prompt_count = n.turn_count,
              progress = n.progress::jsonb
            FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
              $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::boolean[],
              $17::boolean[], $18::text[], $19::text[], $20::timestamptz[], $21::timestamptz[], $22::timestamptz[],
              $23::text[], $24::boolean[], $25::text[], $26::bigint[], $27::text[], $28::integer[], $29::text[])
              AS n (tenant_id, id, project_id, visibility, parent_id, tool, machine, branch,
                user_id, model, permission_mode, folder, git, initial, given_title, pinned,
                archived, tags, metadata, started_at, last_event_at, ended_at,
                end_reason, is_used, ending, next_sequence, title, turn_count, progress)
            WHERE s.tenant_id = n.tenant_id AND s.id = n.id
            """;

    private static final String SAVE_PROGRESS = """
            UPDATE session
            SET progress = $3::text::jsonb, title = coalesce(nullif(given_title, ''), $4), turn_count = $5, prompt_count = $5
            WHERE tenant_id = $1 AND id = $2
            """;

    private static final String TOUCH = """
            UPDATE session s
            SET touched_at = now(), status = 'active', ended_at = NULL, end_reason = NULL
            FROM unnest($1::text[], $2::text[]) AS heard (tenant_id, id)
            WHERE s.tenant_id = heard.tenant_id AND s.id = heard.id
              AND (s.status = 'active' OR s.end_reason IN ('idle', 'abandoned'))
            """;

    private static final String PARENT_PROJECTS = """
            SELECT child.tenant_id, child.id, p.project_id
            FROM unnest($1::text[], $2::text[], $3::text[]) AS child (tenant_id, id, parent_id)
            JOIN session p ON p.tenant_id = child.tenant_id AND p.id = child.parent_id
            WHERE p.project_id IS NOT NULL
            """;

    /** Notes that these sessions go on; one that ended by itself is open again. */
    public void touch(Transaction transaction, List<SessionKey> sessions) {
        transaction.run(TOUCH, SessionKey.columns(sessions).tuple());
    }

    /** The projects of those sessions that begin with these events and name none: their parents'. */
    public Map<SessionKey, UUID> parentProjects(Transaction transaction, List<SessionEvent> births) {
        var projects = new HashMap<SessionKey, UUID>();
        if (!births.isEmpty()) {
            var children = Columns.of(births).text(SessionEvent::tenantId).text(SessionEvent::sessionId)
                    .text(event -> event.text("parent_session_id"));
            transaction.run(PARENT_PROJECTS, children.tuple()).forEach(row -> projects
                    .put(new SessionKey(row.getString("tenant_id"), row.getString("id")), row.getUUID("project_id")));
        }
        return projects;
    }

    /** Makes the sessions that are new, locks all of them until the end of the transaction, and reads them. */
    public List<Session> open(Transaction transaction, Collection<SessionEvent> firstEvents) {
        var opened = List.copyOf(firstEvents);
        transaction.run(OPEN, Columns.of(opened).text(SessionEvent::tenantId).text(SessionEvent::sessionId)
                .text(SessionEvent::ownerId).time(SessionEvent::occurredAt).tuple());
        return read(transaction.run(LOCK, Columns.of(opened).text(SessionEvent::tenantId)
                .text(SessionEvent::sessionId).tuple()));
    }

    /** Locks active sessions of which nothing was heard for so long, but none that another transaction works on. */
    public List<Session> lockIdle(Transaction transaction, SessionConfig config) {
        return read(transaction.run(LOCK_IDLE, Tuple.of((double) config.idleAfter().toSeconds(),
                (double) config.abandonedAfter().toSeconds(), config.sweepSize())));
    }

    public void save(Transaction transaction, List<Session> sessions) {
        var columns = Columns.of(sessions)
                .text(session -> session.key().tenantId())
                .text(session -> session.key().sessionId())
                .uuid(Session::projectId)
                .text(session -> session.visibility().wireName());
        describe(columns);
        label(columns);
        live(columns);
        transaction.run(SAVE, columns
                .bigint(Session::nextSequence)
                .text(session -> session.progress().title())
                .integer(session -> session.progress().turns())
                .json(Session::progress)
                .tuple());
    }

    /** Locks a session until the end of the transaction, to compress it from the beginning; empty when it was deleted. */
    public Optional<Session> lockAnew(Transaction transaction, SessionKey key) {
        return read(transaction.run(LOCK_ANEW, SessionKey.columns(List.of(key)).tuple())).stream().findFirst();
    }

    /** What the compressor carries on, and nothing else: nothing was heard of the session. */
    public void saveProgress(Transaction transaction, Session session) {
        var progress = session.progress();
        transaction.run(SAVE_PROGRESS, Tuple.of(session.key().tenantId(), session.key().sessionId(),
                new String(Json.bytes(progress), StandardCharsets.UTF_8), progress.title(), progress.turns()));
    }

    private static void describe(Columns<Session> columns) {
        columns.text(session -> session.description().parentId())
                .text(session -> session.description().tool())
                .text(session -> session.description().machine())
                .text(session -> session.description().branch())
                .text(session -> session.description().userId())
                .text(session -> session.description().model())
                .text(session -> session.description().permissionMode())
                .text(session -> session.description().folder())
                .json(session -> session.description().git())
                .json(session -> session.description().initial());
    }

    private static void label(Columns<Session> columns) {
        columns.text(session -> session.labels().title())
                .bool(session -> session.labels().pinned())
                .bool(session -> session.labels().archived())
                .json(session -> session.labels().tags())
                .json(session -> session.labels().metadata());
    }

    private static void live(Columns<Session> columns) {
        columns.time(session -> session.life().startedAt())
                .time(session -> session.life().lastEventAt())
                .time(session -> session.life().endedAt())
                .text(session -> session.life().endReason())
                .bool(session -> session.life().isUsed())
                .json(session -> session.life().ending());
    }

    private static List<Session> read(RowSet<Row> rows) {
        var sessions = new ArrayList<Session>(rows.size());
        rows.forEach(row -> sessions.add(SessionRow.read(row)));
        return sessions;
    }
}
