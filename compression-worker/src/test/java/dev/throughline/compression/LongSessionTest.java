package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;

/** How PostgreSQL goes about a session of many events, with and without statistics. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class LongSessionTest {

    private final Rows rows = new Rows();
    private final String session = "long-" + UUID.randomUUID();

    @BeforeEach
    void store() {
        Started.awaited();
        rows.execute("""
                INSERT INTO session (tenant_id, id, owner_id, started_at, last_event_at, event_month)
                VALUES ('acme', '%1$s', 'ada', now(), now(), date_trunc('month', now())::date)
                """.formatted(session));
        rows.execute("""
                INSERT INTO session_event (tenant_id, session_id, event_id, event_month, sequence, type, source, occurred_at,
                  received_at, data)
                SELECT 'acme', '%1$s', 'e' || n, date_trunc('month', now())::date, n,
                  CASE WHEN n %% 50 = 0 THEN 'action' ELSE 'prompt' END, 'api', now(), now(), '{}'
                FROM generate_series(1, 30000) AS n
                """.formatted(session));
    }

    @ParameterizedTest
    @ValueSource(strings = { "type = 'action'", "type IN ('action', 'tool_call', 'tool_result', 'tool_failed')" })
    void theNewestOfAKindAreReadWithoutTheOthers(String types) {
        rows.execute("ANALYZE session_event");

        assertThat(plan("""
                SELECT sequence FROM session_event
                WHERE tenant_id = 'acme' AND session_id = '%s' AND %s AND sequence < 20000
                ORDER BY sequence DESC LIMIT 10""".formatted(session, types))).contains("Scan Backward")
                .doesNotContain("Removed by Filter");
    }

    @Test
    void theNewestOfAllAreReadWithoutTheOthers() {
        rows.execute("ANALYZE session_event");

        assertThat(plan("""
                SELECT event_id FROM session_event
                WHERE tenant_id = 'acme' AND session_id = '%s' AND sequence > 0
                ORDER BY sequence DESC LIMIT 10""".formatted(session))).contains("Scan Backward")
                .doesNotContain("Removed by Filter");
    }

    @Test
    void anIdIsLookedUpWithoutReadingTheSession() {
        assertThat(plan("""
                SELECT (SELECT count(*) FROM session_event e WHERE e.tenant_id = i.tenant_id AND e.session_id = i.session_id
                  AND e.event_month = i.event_month AND e.event_id = i.event_id)
                FROM unnest(ARRAY['acme'], ARRAY['%s'], ARRAY['e7'], ARRAY[date_trunc('month', now())::date])
                  AS i (tenant_id, session_id, event_id, event_month)""".formatted(session)))
                .contains("pkey").doesNotContain("Removed by Filter").doesNotContain("newest");
    }

    private static String plan(String sql) {
        try (var connection = Infrastructure.shared().database().superuser(); var statement = connection.createStatement()) {
            connection.setSchema("memory");
            var lines = new ArrayList<String>();
            try (var plan = statement.executeQuery("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + sql)) {
                while (plan.next()) {
                    lines.add(plan.getString(1));
                }
            }
            return String.join("\n", List.copyOf(lines));
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
