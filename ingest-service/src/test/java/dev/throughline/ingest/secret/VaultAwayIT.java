package dev.throughline.ingest.secret;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.KafkaReader;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@TestProfile(VaultAwayIT.Away.class)
@QuarkusTestResource(InfrastructureResource.class)
class VaultAwayIT {

    /** Nothing listens on port 1, so connections are refused at once. */
    public static final class Away implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("secret.finds", "vault", "audit.url", "http://127.0.0.1:1");
        }
    }

    private final String tenant = UUID.randomUUID().toString();

    @Test
    void withoutTheVaultsKeyAFindIsDroppedAndCountedAndNeverSentInClear() {
        String secret = "gh" + "p_" + UUID.randomUUID().toString().replace("-", "").repeat(2).substring(0, 36);
        await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));

        given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST)).contentType("application/json")
                .body(Map.of("session_id", "s1", "type", "prompt", "data", Map.of("text", "use " + secret)))
                .post("/api/events").then().statusCode(202);

        assertThat(KafkaReader.values(Topics.SESSION_OBSERVED, tenant)).singleElement().asString()
                .contains("[secret:github-token:").doesNotContain(secret);
        assertThat(KafkaReader.values(Topics.SECRET_SEALED, tenant)).isEmpty();
        assertThat(given().get("/q/metrics").asString()).contains("secrets_dropped_total{reason=\"no-key\"} 1.0");
        assertThat(given().get("/q/health/ready").asString()).contains("degraded: finds are dropped");
    }
}
