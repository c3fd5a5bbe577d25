package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.throughline.common.json.Json;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class DeadLetterReplayTest {

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @Test
    void aDeadLetterThatIsWellNowIsStored() {
        var event = session.prompt("Rejected by an older version");
        Sent.bytes(Topics.deadLetters(Lane.BACKFILL.topic()), event.key(), Json.bytes(event));

        RestAssured.given().auth().oauth2(TestTokens.of("acme", "root", Scopes.ADMIN)).post("/api/dead-letters/replay")
                .then().statusCode(200).body("replayed", greaterThanOrEqualTo(1));

        await().untilAsserted(
                () -> assertThat(rows.count("SELECT count(*) FROM session_event WHERE session_id = ?", session.id()))
                        .isEqualTo(1));
    }

    @Test
    void onlyAnAdministratorReplays() {
        RestAssured.post("/api/dead-letters/replay").then().statusCode(401);
        RestAssured.given().auth().oauth2(TestTokens.of("acme", "ada", Scopes.RECALL)).post("/api/dead-letters/replay")
                .then().statusCode(403);
    }
}
