package dev.throughline.recall.activity;

import static io.restassured.RestAssured.given;

import java.util.UUID;

import io.restassured.specification.RequestSpecification;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.testing.TestTokens;

/** A session as the worker stores it. */
final class StoredSession {

    private final String tenant = "activity-" + UUID.randomUUID();
    private final String id;
    private int events;

    StoredSession(String id) {
        this.id = id;
        Fixture.run("""
                INSERT INTO session (tenant_id, id, owner_id, started_at, last_event_at, event_month)
                VALUES (?, ?, 'ann', now(), now(), '2026-01-01')
                """, tenant, id);
    }

    String id() {
        return id;
    }

    void event(String type, String data) {
        event(type, data, false);
    }

    void event(String type, String data, boolean isPrivate) {
        events++;
        Fixture.run("""
                INSERT INTO session_event (tenant_id, session_id, event_id, event_month, sequence, type, source, occurred_at,
                  received_at, is_private, data)
                VALUES (?, ?, ?, '2026-01-01', ?, ?, 'api', '2026-01-02T00:00:00Z', now(), ?, ?::jsonb)
                """, tenant, id, "e" + events, events, type, isPrivate, data);
    }

    void goal(int number, String priority, String status) {
        Fixture.run("""
                INSERT INTO session_goal (tenant_id, session_id, goal_id, sequence, description, priority, status, added_at,
                  updated_at, completed_at)
                VALUES (?, ?, ?, ?, 'A goal', ?, ?, now(), now(), CASE WHEN ?::text = 'completed' THEN now() END)
                """, tenant, id, "g" + number, number, priority, status, status);
    }

    void agent(int number, String status) {
        Fixture.run("""
                INSERT INTO session_agent (tenant_id, session_id, agent_id, sequence, type, status, spawned_at, completed_at)
                VALUES (?, ?, ?, ?, 'writer', ?, now(), CASE WHEN ?::text = 'completed' THEN now() END)
                """, tenant, id, "a" + number, number, status, status);
    }

    void file(String path, int sequence, Double importance) {
        Fixture.run(
                """
                        INSERT INTO session_file (tenant_id, session_id, path, is_private, first_sequence, last_sequence, reads, changes,
                          is_created, is_deleted, importance, first_at, last_at)
                        VALUES (?, ?, ?, false, 1, ?, 1, 1, false, false, ?, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z')
                        """,
                tenant, id, path, sequence, importance);
    }

    void state(int version, String state, boolean isPrivate) {
        Fixture.run("""
                INSERT INTO session_state (tenant_id, session_id, version, state, size_bytes, phase, current_step, phase_at,
                  refused_count, last_refusal, is_private, updated_at)
                VALUES (?, ?, ?, ?::jsonb, 7, 'build', 'compile', now(), 1,
                  '{"event_id": "e1", "reason": "size", "at": "2026-01-02T00:00:00Z"}', ?, now())
                """, tenant, id, version, state, isPrivate);
    }

    void snapshot(String text) {
        Fixture.run("""
                INSERT INTO memory (tenant_id, id, source_key, session_id, owner_id, visibility, kind, title, body, importance,
                  occurred_at, compressor, content_hash)
                VALUES (?, gen_random_uuid(), ?, ?, 'ann', 'team', 'context', 'A session', ?, 5, now(), '1', 'x')
                """, tenant, "session/" + id + "/context", id, text);
    }

    RequestSpecification as(String member) {
        return given().auth().oauth2(TestTokens.of(tenant, member, Scopes.RECALL));
    }
}
