package dev.throughline.recall.dashboard;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.throughline.common.json.Json;
import dev.throughline.recall.Fixture;

/** A session as the worker would have stored it; each method adds to it. */
record Captured(String tenant, String id, String project, String title, Instant began) {

    static Captured of(String tenant, String id, String project, String title, Instant began) {
        Fixture.run("""
                INSERT INTO project (tenant_id, id, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                """, tenant, projectId(tenant, project), project);
        Fixture.run("""
                INSERT INTO project_alias (tenant_id, alias, project_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                """, tenant, project, projectId(tenant, project));
        Fixture.run("""
                INSERT INTO session (tenant_id, id, project_id, owner_id, tool, machine, branch, title, started_at,
                  last_event_at, event_month)
                VALUES (?, ?, ?, 'ann', 'claude-code', 'ada-laptop', 'main', ?, ?, ?, '2026-01-01')
                """, tenant, id, projectId(tenant, project), title, Timestamp.from(began), Timestamp.from(began));
        return new Captured(tenant, id, project, title, began);
    }

    /** As {@link dev.throughline.recall.Memories} makes it, so that its memories are of the same project. */
    static UUID projectId(String tenant, String project) {
        return UUID.nameUUIDFromBytes((tenant + "/" + project).getBytes(StandardCharsets.UTF_8));
    }

    Captured ended(String reason, Instant at) {
        Fixture.run("""
                UPDATE session SET status = 'ended', end_reason = ?, last_event_at = ?, ended_at = last_event_at
                WHERE tenant_id = ? AND id = ?
                """, reason, Timestamp.from(at), tenant, id);
        return this;
    }

    Captured turn(String intent, String outcome, List<String> edited, String details) {
        Fixture.run("""
                WITH turn AS (
                  UPDATE session SET turn_count = turn_count + 1, prompt_count = prompt_count + 1
                  WHERE tenant_id = ? AND id = ?
                  RETURNING tenant_id, id, turn_count, started_at)
                INSERT INTO session_turn (tenant_id, session_id, ordinal, intent, outcome, started_at, files_edited,
                  files_read, details)
                SELECT tenant_id, id, turn_count, ?, ?, started_at + make_interval(mins => 7 * (turn_count - 1)), ?,
                  '{docs/pricing.md}', ?::jsonb
                FROM turn
                """, tenant, id, intent, outcome, edited.toArray(String[]::new), details);
        return this;
    }

    Captured event(String type, Object data) {
        Fixture.run("""
                WITH event AS (
                  UPDATE session SET next_sequence = next_sequence + 1
                  WHERE tenant_id = ? AND id = ?
                  RETURNING tenant_id, id, next_sequence - 1 AS sequence, started_at)
                INSERT INTO session_event (tenant_id, session_id, event_id, event_month, sequence, type, source, occurred_at,
                  received_at, data)
                SELECT tenant_id, id, 'event-' || sequence, '2026-01-01', sequence, ?, 'hook',
                  started_at + make_interval(secs => 20 * sequence), now(), ?::jsonb
                FROM event
                """, tenant, id, type, new String(Json.bytes(data), StandardCharsets.UTF_8));
        return this;
    }
}
