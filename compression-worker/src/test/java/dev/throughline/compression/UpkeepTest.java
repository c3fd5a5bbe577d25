package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

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
    void thisMonthAndTheNextHavePartitions() {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);

        await().untilAsserted(() -> assertThat(
                rows.texts("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'session_event'::regclass"))
                .contains("session_event_" + now.toString().replace('-', '_'),
                        "session_event_" + now.plusMonths(1).toString().replace('-', '_')));
    }

    private String status() {
        return String.join("", rows.texts("SELECT status FROM session WHERE id = ?", session.id()));
    }
}
