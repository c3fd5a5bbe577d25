package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.EventType;
import dev.throughline.common.topic.Lane;
import dev.throughline.compression.background.Routine;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class UpkeepTest {

    @Inject
    IdleSessions idleSessions;

    @Inject
    @All
    List<Routine> routines;

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @Test
    void aSessionOfWhichNothingIsHeardEnds() {
        Sent.to(Lane.LIVE, session.prompt("Look into the slow start"));
        await().untilAsserted(() -> assertThat(status()).isEqualTo("active"));
        rows.execute("UPDATE session SET touched_at = now() - interval '31 minutes' WHERE id = '" + session.id() + "'");

        idleSessions.end();

        assertThat(status()).isEqualTo("ended");
        assertThat(rows.texts("SELECT end_reason FROM session WHERE id = ?", session.id())).containsExactly("idle");
    }

    @Test
    void aSessionThatWasTouchedALittleWhileAgoGoesOn() {
        Sent.to(Lane.LIVE, session.prompt("Look into the slow start"));
        await().untilAsserted(() -> assertThat(status()).isEqualTo("active"));
        rows.execute("UPDATE session SET touched_at = now() - interval '29 minutes' WHERE id = '" + session.id() + "'");

        idleSessions.end();

        assertThat(status()).isEqualTo("active");
    }

    @Test
    void decisionsAreForgottenAfterADay() {
        rows.execute("""
                INSERT INTO change_decision (tenant_id, session_id, event_id, decision, decided_at)
                VALUES ('acme', '%s', 'old', '{}', now() - interval '25 hours'), ('acme', '%s', 'new', '{}', now())
                """.formatted(session.id(), session.id()));

        routines.stream().filter(routine -> routine.name().equals("forget decisions")).forEach(Routine::run);

        assertThat(rows.texts("SELECT event_id FROM change_decision WHERE session_id = ?", session.id()))
                .containsExactly("new");
    }

    @Test
    void aFactThatIsOverIsTakenOutOfTheIndex() {
        Sent.to(Lane.LIVE, session.event(EventType.FACT_SET, JsonNodeFactory.instance.objectNode().put("key", "port")
                .put("value", "8080").put("expires_at", "2999-01-01T00:00:00Z")));
        await().untilAsserted(() -> assertThat(facts("m.id::text")).hasSize(1));
        String memory = facts("m.id::text").getFirst();
        rows.execute("UPDATE project_fact SET expires_at = now() WHERE id = '" + facts("f.id::text").getFirst() + "'");

        routines.stream().filter(routine -> routine.name().equals("expire facts")).forEach(Routine::run);

        assertThat(facts("f.is_removed::text")).containsExactly("true");
        await().untilAsserted(() -> assertThat(Announced.tombstones()).contains(memory));
    }

    @Test
    void thisMonthAndTheNextHavePartitions() {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);

        await().untilAsserted(() -> assertThat(
                rows.texts("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'session_event'::regclass"))
                .contains("session_event_" + now.toString().replace('-', '_'),
                        "session_event_" + now.plusMonths(1).toString().replace('-', '_')));
    }

    private List<String> facts(String column) {
        return rows.texts("SELECT " + column + """
                 FROM project_fact f
                JOIN session s ON s.tenant_id = f.tenant_id AND s.project_id = f.project_id
                JOIN memory m ON m.tenant_id = f.tenant_id AND m.source_key = 'fact/' || f.id || '/' || f.version
                WHERE s.id = ?
                """, session.id());
    }

    private String status() {
        return String.join("", rows.texts("SELECT status FROM session WHERE id = ?", session.id()));
    }
}
