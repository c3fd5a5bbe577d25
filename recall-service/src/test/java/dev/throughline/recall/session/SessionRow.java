package dev.throughline.recall.session;

import java.sql.Timestamp;
import java.time.Instant;

import dev.throughline.recall.Fixture;

/** Stores sessions as the worker does. */
record SessionRow(String tenant, String id) {

    static SessionRow of(String tenant, String id) {
        Fixture.run("""
                INSERT INTO session (tenant_id, id, owner_id, tool, machine, title, started_at, last_event_at, event_month)
                VALUES (?, ?, 'ann', 'claude-code', 'laptop', ?, '2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z', '2026-03-01')
                """, tenant, id, "Title of " + id);
        return new SessionRow(tenant, id);
    }

    SessionRow at(String time) {
        return set("last_event_at", Timestamp.from(Instant.parse(time)));
    }

    SessionRow set(String column, Object value) {
        Fixture.run("UPDATE session SET " + column + " = ? WHERE tenant_id = ? AND id = ?", value, tenant, id);
        return this;
    }

    /** A value in SQL, as tags or JSON are. */
    SessionRow setSql(String column, String sql) {
        Fixture.run("UPDATE session SET " + column + " = " + sql + " WHERE tenant_id = ? AND id = ?", tenant, id);
        return this;
    }
}
