package dev.throughline.ingest.publish;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.security.Scopes;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@TestProfile(KafkaAwayIT.Away.class)
@QuarkusTestResource(InfrastructureResource.class)
class KafkaAwayIT {

    /** Kafka's client would try for two minutes. What a caller waits in the end, ConfigTest has. */
    private static final long LONG_BEFORE_KAFKAS_OWN_LIMIT = 10_000;

    /** Nothing listens on port 1, so connections are refused at once; the time is that of everywhere but in other tests. */
    public static final class Away implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:1", "publish.delivery-timeout", "1000ms",
                    "publish.block-timeout", "600ms");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/api/events                            | {\"session_id\": \"s\", \"type\": \"prompt\"}",
            "/api/hooks/claude-code                 | {\"session_id\": \"s\", \"hook_event_name\": \"SessionEnd\"}",
            "/api/transcripts?tool=claude-code      | {}" })
    void aCallerIsToldSoonToComeBack(String path, String body) {
        call().body(body).post(path).then().statusCode(503).contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .time(lessThan(LONG_BEFORE_KAFKAS_OWN_LIMIT));
    }

    @Test
    void whatCarriesNoMemoryIsStillAnswered() {
        call().body("{\"session_id\": \"s\", \"hook_event_name\": \"PreToolUse\"}").post("/api/hooks/claude-code").then()
                .statusCode(202);
    }

    @Test
    void theServiceIsAliveButNotReady() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503)
                .body("checks.findAll { it.status == 'DOWN' }.name", hasItems("kafka", "secret-rules"));
        assertThat(given().get("/q/metrics").statusCode()).isEqualTo(200);
    }

    private static RequestSpecification call() {
        return given().auth().oauth2(TestTokens.of("t", "ann", Scopes.INGEST)).contentType("application/json");
    }
}
