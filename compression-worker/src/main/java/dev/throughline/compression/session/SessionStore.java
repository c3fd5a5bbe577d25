package dev.throughline.compression.session;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.memory.Visibility;
import dev.throughline.compression.compress.Progress;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.JsonColumn;
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
            s.started_at, s.last_event_at, s.ended_at, s.end_reason, s.next_sequence, s.event_month, s.progress::text AS progress
            """;

    private static final String LOCK = "SELECT " + COLUMNS + """
            FROM session s
            JOIN unnest($1::text[], $2::text[]) AS wanted (tenant_id, id) ON s.tenant_id = wanted.tenant_id AND s.id = wanted.id
            ORDER BY s.tenant_id, s.id
            FOR UPDATE OF s
            """;

    private static final String LOCK_IDLE = "SELECT " + COLUMNS + """
            FROM session s
            WHERE s.status = 'active' AND s.touched_at < now() - make_interval(secs => $1)
            ORDER BY s.touched_at
            LIMIT $2
            FOR UPDATE OF s SKIP LOCKED
            """;

    private static final String SAVE = """
            UPDATE session s
            SET project_id = n.project_id, visibility = n.visibility, parent_id = n.parent_id, tool = n.tool,
              machine = n.machine, branch = n.branch, title = n.title, started_at = n.started_at,
              last_event_at = n.last_event_at, touched_at = now(), ended_at = n.ended_at, end_reason = n.end_reason,
              status = CASE WHEN n.ended_at IS NULL THEN 'active' ELSE 'ended' END,
              next_sequence = n.next_sequence, turn_count = n.turn_count, prompt_count = n.turn_count,
              progress = n.progress::jsonb
            FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
              $9::text[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::text[], $14::bigint[],
              $15::integer[], $16::text[])
              AS n (tenant_id, id, project_id, visibility, parent_id, tool, machine, branch, title, started_at,
                last_event_at, ended_at, end_reason, next_sequence, turn_count, progress)
            WHERE s.tenant_id = n.tenant_id AND s.id = n.id
            """;

    /** Makes the sessions that are new, locks all of them until the end of the transaction, and reads them. */
    public List<Session> open(Transaction transaction, Collection<SessionEvent> firstEvents) {
        var opened = List.copyOf(firstEvents);
        transaction.run(OPEN, Columns.of(opened).text(SessionEvent::tenantId).text(SessionEvent::sessionId)
                .text(SessionEvent::ownerId).time(SessionEvent::occurredAt).tuple());
        return read(transaction.run(LOCK, Columns.of(opened).text(SessionEvent::tenantId)
                .text(SessionEvent::sessionId).tuple()));
    }

    /** Locks active sessions of which nothing was heard for this long, but none that another transaction works on. */
    public List<Session> lockIdle(Transaction transaction, Duration idleAfter, int most) {
        return read(transaction.run(LOCK_IDLE, Tuple.of((double) idleAfter.toSeconds(), most)));
    }

    public void save(Transaction transaction, List<Session> sessions) {
        transaction.run(SAVE, Columns.of(sessions)
                .text(session -> session.key().tenantId())
                .text(session -> session.key().sessionId())
                .uuid(Session::projectId)
                .text(session -> session.visibility().wireName())
                .text(session -> session.description().parentId())
                .text(session -> session.description().tool())
                .text(session -> session.description().machine())
                .text(session -> session.description().branch())
                .text(session -> session.progress().title())
                .time(session -> session.life().startedAt())
                .time(session -> session.life().lastEventAt())
                .time(session -> session.life().endedAt())
                .text(session -> session.life().endReason())
                .bigint(Session::nextSequence)
                .integer(session -> session.progress().turns())
                .json(Session::progress)
                .tuple());
    }

    private static List<Session> read(RowSet<Row> rows) {
        var sessions = new ArrayList<Session>(rows.size());
        rows.forEach(row -> sessions.add(read(row)));
        return sessions;
    }

    private static Session read(Row row) {
        return new Session(
                new SessionKey(row.getString("tenant_id"), row.getString("id")),
                row.getUUID("project_id"),
                row.getString("owner_id"),
                Visibility.of(row.getString("visibility")),
                new Session.Description(row.getString("parent_id"), row.getString("tool"), row.getString("machine"),
                        row.getString("branch")),
                new Session.Life(row.getOffsetDateTime("started_at").toInstant(),
                        row.getOffsetDateTime("last_event_at").toInstant(),
                        instant(row.getOffsetDateTime("ended_at")), row.getString("end_reason")),
                row.getLong("next_sequence"),
                row.getLocalDate("event_month"),
                JsonColumn.read(row.getString("progress"), Progress.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
