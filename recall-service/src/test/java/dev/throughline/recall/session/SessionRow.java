package dev.throughline.recall.session;

import java.sql.Timestamp;
import java.time.Instant;

import dev.throughline.recall.Fixture;

/** Stores sessions as the worker does. */
public record SessionRow(String tenant, String id) {

    public static SessionRow of(String tenant, String id) {
        Fixture.run("""
                INSERT INTO session (tenant_id, id, owner_id, tool, machine, title, started_at, last_event_at, event_month)
                VALUES (?, ?, 'ann', 'claude-code', 'laptop', ?, '2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z', '2026-03-01')
                """, tenant, id, "Title of " + id);
        return new SessionRow(tenant, id);
    }

    public SessionRow at(String time) {
        return set("last_event_at", Timestamp.from(Instant.parse(time)));
    }

    public SessionRow set(String column, Object value) {
        Fixture.run("UPDATE session SET " + column + " = ? WHERE tenant_id = ? AND id = ?", value, tenant, id);
        return this;
    }

    /** A value in SQL, as tags or JSON are. */
    public SessionRow setSql(String column, String sql) {
        Fixture.run("UPDATE session SET " + column + " = " + sql + " WHERE tenant_id = ? AND id = ?", tenant, id);
        return this;
    }

    /** The session's next event. */
    public SessionRow event(String type, String data) {
        return event(type, data, false);
    }

    public SessionRow event(String type, String data, boolean isPrivate) {
        Fixture.run("""
                INSERT INTO session_event (tenant_id, session_id, event_id, event_month, sequence, type, source, occurred_at,
                  received_at, is_private, data)
                SELECT s.tenant_id, s.id, 'event-' || s.next_sequence, s.event_month, s.next_sequence, ?, 'hook',
                  '2026-03-01T10:00:00Z', '2026-03-01T10:00:01Z', ?, ?::jsonb
                FROM session s
                WHERE s.tenant_id = ? AND s.id = ?
                """, type, isPrivate, data, tenant, id);
        return setSql("next_sequence", "next_sequence + 1");
    }

    public SessionRow goal(String description, String status) {
        Fixture.run("""
                INSERT INTO session_goal (tenant_id, session_id, goal_id, sequence, description, priority, status, added_at,
                  updated_at)
                SELECT tenant_id, id, ?, next_sequence, ?, 'high', ?, last_event_at, last_event_at
                FROM session
                WHERE tenant_id = ? AND id = ?
                """, description, description, status, tenant, id);
        return setSql("next_sequence", "next_sequence + 1");
    }

    public SessionRow error(int sequence) {
        Fixture.run("INSERT INTO session_error (tenant_id, session_id, sequence, event_id) VALUES (?, ?, ?, ?)", tenant, id,
                (long) sequence, "event-" + sequence);
        return this;
    }

    public SessionRow usage(String model, long input, long output) {
        Fixture.run("""
                INSERT INTO session_usage
                VALUES (?, ?, ?, 2, ?, ?, 1000000, 2000000, '2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z')
                """, tenant, id, model, input, output);
        return this;
    }

    public SessionRow metric(String kind, String name, long count) {
        Fixture.run("INSERT INTO session_metric VALUES (?, ?, ?, ?, ?, 1, 30, now(), now())", tenant, id, kind, name, count);
        return this;
    }

    public SessionRow file(String path, long sequence, int reads, int changes, boolean isCreated) {
        Fixture.run("INSERT INTO session_file VALUES (?, ?, ?, false, ?, ?, ?, ?, ?, false, now(), now())", tenant, id, path,
                sequence, sequence, reads, changes, isCreated);
        return this;
    }
}
