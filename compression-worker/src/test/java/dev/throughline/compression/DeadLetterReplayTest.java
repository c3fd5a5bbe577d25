package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

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
    void whatWaitsIsListedWithItsReasonAndWithoutItsContent() {
        admin().delete("/api/dead-letters").then().statusCode(200); // those of other tests
        var event = session.prompt("Nobody but its readers may read this");
        Sent.bytes(Topics.deadLetters(Lane.BACKFILL.topic()), event.key(), Json.bytes(event));

        admin().get("/api/dead-letters").then().statusCode(200).body("total", equalTo(1))
                .body("items[0].topic", equalTo(Lane.BACKFILL.topic())).body("items[0].bytes", greaterThanOrEqualTo(1))
                .body(not(containsString("Nobody but")));
    }

    @Test
    void whatIsDroppedNeitherWaitsNorComesBack() {
        var event = session.prompt("Given up");
        Sent.bytes(Topics.deadLetters(Lane.BACKFILL.topic()), event.key(), Json.bytes(event));

        admin().delete("/api/dead-letters").then().statusCode(200).body("dropped", greaterThanOrEqualTo(1));

        admin().get("/api/dead-letters").then().body("total", equalTo(0));
        admin().post("/api/dead-letters/replay").then().body("replayed", equalTo(0));
    }

    private static RequestSpecification admin() {
        return RestAssured.given().auth().oauth2(TestTokens.of("acme", "root", Scopes.ADMIN));
    }

    @Test
    void onlyAnAdministratorReplays() {
        RestAssured.post("/api/dead-letters/replay").then().statusCode(401);
        RestAssured.given().auth().oauth2(TestTokens.of("acme", "ada", Scopes.RECALL)).post("/api/dead-letters/replay")
                .then().statusCode(403);
    }
}
