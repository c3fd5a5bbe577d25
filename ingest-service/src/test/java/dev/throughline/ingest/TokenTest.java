package dev.throughline.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.BadToken;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TokenPromises;
import dev.throughline.testing.TopicRecords;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class TokenTest extends TokenPromises {

    TokenTest() {
        super(Scopes.INGEST, 202);
    }

    @Override
    protected int ask(String token) {
        return given().auth().oauth2(token).contentType("application/json")
                .body("{\"session_id\": \"s\", \"type\": \"prompt\", \"data\": {\"text\": \"hello\"}}")
                .post("/api/events").statusCode();
    }

    @Test
    void aFloodOfBadTokensIsOneReport() {
        String token = BadToken.EXPIRED.of(tenant, "ann", Scopes.INGEST);

        for (int i = 0; i < 50; i++) {
            assertThat(ask(token)).isEqualTo(401);
        }

        await().during(Duration.ofSeconds(1)).untilAsserted(
                () -> assertThat(TopicRecords.texts(Topics.AUDIT_REPORTED, tenant)).hasSize(1));
        assertThat(given().get("/q/metrics").asString()).contains("tokens_refused_total{reason=\"expired\"");
    }
}
