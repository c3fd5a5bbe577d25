package dev.throughline.recall;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import dev.throughline.common.security.Scopes;
import dev.throughline.testing.BadToken;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** Without Kafka nobody knows which tokens were revoked: what shows data shows none. */
@QuarkusTest
@TestProfile(RevocationsUnknownIT.KafkaAway.class)
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class RevocationsUnknownIT {

    /** Nothing listens on port 1, so connections are refused at once. */
    public static final class KafkaAway implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:1", "revocation.start-patience", "100ms");
        }
    }

    @Test
    void aGoodTokenIsAskedToComeBack() {
        given().auth().oauth2(TestTokens.of("t", "ann", Scopes.RECALL)).get("/api/search?q=anything").then()
                .statusCode(503).header("Retry-After", "1").contentType("application/problem+json");
    }

    @Test
    void aBadTokenIsRefusedAsEver() {
        given().auth().oauth2(BadToken.EXPIRED.of("t", "ann", Scopes.RECALL)).get("/api/search?q=anything").then()
                .statusCode(401);
    }

    @Test
    void theServiceIsNotReady() {
        var health = given().get("/q/health/ready");

        health.then().statusCode(503);
        assertThat(health.jsonPath().getString("checks.find { it.name == 'revocations' }.status")).isEqualTo("DOWN");
    }
}
