package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.topic.Lane;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class OutageTest {

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @AfterEach
    void letTheWorkerIn() {
        rows.execute("ALTER ROLE throughline_worker LOGIN");
    }

    @Test
    void whatIsCapturedWhileTheDatabaseIsAwayIsStoredWhenItIsBack() {
        List<SessionEvent> prompts = session.prompts(20);
        Sent.to(Lane.LIVE, prompts.subList(0, 10));
        await().untilAsserted(() -> assertThat(stored()).isEqualTo(10));
        rows.execute("ALTER ROLE throughline_worker NOLOGIN");
        throwTheWorkerOut();

        Sent.to(Lane.LIVE, prompts.subList(10, 20));
        await().untilAsserted(() -> assertThat(RestAssured.get("/q/health/live").asString())
                .contains("\"session.observed.v1\": \"waiting\""));
        letTheWorkerIn();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(stored()).isEqualTo(20));
        RestAssured.get("/q/health/live").then().statusCode(200);
    }

    @Test
    void connectionsThatBreakInTheMiddleLoseAndRepeatNothing() {
        List<SessionEvent> prompts = session.prompts(200);

        for (int i = 0; i < 200; i += 10) {
            Sent.to(Lane.LIVE, prompts.subList(i, i + 10));
            throwTheWorkerOut();
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(stored()).isEqualTo(200));
        assertThat(rows.count("SELECT next_sequence FROM session WHERE id = ?", session.id())).isEqualTo(201);
    }

    private void throwTheWorkerOut() {
        rows.texts("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'throughline_worker'");
    }

    private long stored() {
        return rows.count("SELECT count(*) FROM session_event WHERE session_id = ?", session.id());
    }
}
