package dev.throughline.benchmark.dashboard;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

import dev.throughline.benchmark.million.Corpus;
import dev.throughline.benchmark.million.RunningStack;

/**
 * Sessions, their events and what was made of them, written by PostgreSQL itself: what a page reads is as many rows and as long
 * as in a store that grew, though the texts say nothing.
 */
final class LargeStore {

    static final int PROJECTS = 40;

    private static final String PROJECTS_WITH_ALIASES = """
            WITH project AS (
              INSERT INTO memory.project (tenant_id, id, key)
              SELECT ?, md5('dashboard-' || n)::uuid, 'github.com/example/dashboard-' || n
              FROM generate_series(0, ?) n
              RETURNING tenant_id, id, key)
            INSERT INTO memory.project_alias (tenant_id, project_id, alias)
            SELECT tenant_id, id, key
            FROM project
            """;

    private static final String SESSIONS = """
            INSERT INTO memory.session (tenant_id, id, project_id, owner_id, tool, machine, title, status, started_at,
              last_event_at, next_sequence, turn_count, prompt_count, event_month, is_used, tags)
            SELECT ?, 'dashboard-' || n, md5('dashboard-' || n % ?)::uuid, ?, 'claude-code', 'machine-' || n % 25,
              'Session number ' || n || ' of the dashboard', CASE WHEN n < 20 THEN 'active' ELSE 'ended' END,
              now() - make_interval(hours => 2 * n + 1), now() - make_interval(hours => 2 * n), ? + 1, 20, 20,
              date_trunc('month', now() - make_interval(hours => 2 * n + 1)), true, '{benchmark}'
            FROM generate_series(0, ? - 1) n
            """;

    private static final String EVENTS = """
            INSERT INTO memory.session_event (tenant_id, session_id, event_id, event_month, sequence, type, source, occurred_at,
              received_at, data)
            SELECT s.tenant_id, s.id, 'event-' || e, s.event_month, e,
              CASE WHEN e % 50 = 1 THEN 'prompt' WHEN e % 50 = 0 THEN 'response' ELSE 'tool_result' END, 'hook',
              s.started_at + make_interval(secs => 3 * e), now(), jsonb_build_object('text', 'Event number ' || e,
                'tool_name', 'Bash', 'output', repeat(md5(s.id || e), 12))
            FROM memory.session s, generate_series(1, ?) e
            WHERE s.tenant_id = ? AND s.id LIKE 'dashboard-%'
            """;

    private static final String TURNS = """
            INSERT INTO memory.session_turn (tenant_id, session_id, ordinal, intent, outcome, started_at, files_edited, details)
            SELECT s.tenant_id, s.id, t, repeat('What is asked in turn ' || t || '. ', 6), repeat('What came of it. ', 12),
              s.started_at + make_interval(secs => 150 * t), ARRAY['src/File' || t || '.java', 'src/Other' || t % 7 || '.java'],
              '{"phase": "implementation", "commands": ["./mvnw -q verify"], "failed": [], "fixed": []}'
            FROM memory.session s, generate_series(1, 20) t
            WHERE s.tenant_id = ? AND s.id LIKE 'dashboard-%'
            """;

    private static final String MEMORIES = """
            INSERT INTO memory.memory (tenant_id, id, source_key, project_id, session_id, owner_id, visibility, kind, title, body,
              files, importance, occurred_at, event_ids, compressor, content_hash, details)
            SELECT s.tenant_id, uuidv7(), 'session/' || s.id || '/' || m, s.project_id, s.id, s.owner_id, 'team',
              (ARRAY['context', 'decision', 'fact', 'learning', 'solution', 'turn', 'passage', 'passage', 'passage',
                'passage'])[m], 'Memory ' || m || ' of session ' || s.id, repeat('What is remembered of pricing and carts. ', 10),
              ARRAY['src/File' || m || '.java'], 5, s.last_event_at, ARRAY['event-' || m], 'benchmark', md5(s.id || m), '{}'
            FROM memory.session s, generate_series(1, 10) m
            WHERE s.tenant_id = ? AND s.id LIKE 'dashboard-%'
            """;

    private static final String RECALLS = """
            INSERT INTO memory.memory_recall (tenant_id, memory_id, recalled_at, session_id, member_id, rank, score, why)
            SELECT m.tenant_id, m.id, now() - make_interval(mins => n), 'dashboard-' || n, m.owner_id, 1, 7.5,
              '{"match": 5, "recency": 1.5, "importance": 1}'
            FROM memory.memory m, generate_series(0, 29) n
            WHERE m.tenant_id = ? AND m.compressor = 'benchmark' AND m.kind = 'decision'
            """;

    /** As the worker says it: its relay brings them to the index. */
    private static final String MESSAGES = """
            INSERT INTO memory.outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', m.id::text, 'changed', memory.memory_message(m)
            FROM memory.memory m
            WHERE m.tenant_id = ? AND m.compressor = 'benchmark'
            """;

    private final Connection connection;

    private LargeStore(Connection connection) {
        this.connection = connection;
    }

    static void fill(RunningStack stack, int sessions, int eventsEach) throws SQLException, IOException {
        Corpus.Owner owner = stack.owner();
        try (var connection = stack.database()) {
            var store = new LargeStore(connection);
            store.run("SET search_path = memory");
            store.run(PROJECTS_WITH_ALIASES, owner.tenantId(), PROJECTS - 1);
            store.run(SESSIONS, owner.tenantId(), PROJECTS, owner.memberId(), eventsEach, sessions);
            store.run(EVENTS, eventsEach, owner.tenantId());
            store.run(TURNS, owner.tenantId());
            store.run(MEMORIES, owner.tenantId());
            store.run(RECALLS, owner.tenantId());
            store.run(MESSAGES, owner.tenantId());
            store.run("VACUUM (ANALYZE)");
        }
    }

    private void run(String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
