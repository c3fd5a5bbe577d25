package dev.throughline.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.throughline.common.security.Scopes;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@TestProfile(RateLimitIT.Strict.class)
@QuarkusTestResource(InfrastructureResource.class)
class RateLimitIT {

    public static final class Strict implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rate-limit.token-per-second", "1", "rate-limit.token-burst", "3",
                    "rate-limit.address-per-second", "1", "rate-limit.address-burst", "50");
        }
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackAndOthersAreServed() {
        String busy = TestTokens.of("t", "ann", Scopes.INGEST);
        long began = System.nanoTime();

        List<Response> answers = sendUntilRefused(busy);

        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds() + 1;
        assertThat(answers.size() - 1L).as("taken of a burst of three, and one more a second").isBetween(3L, 3 + seconds);
        Response response = answers.getLast();
        response.then().statusCode(429).contentType("application/problem+json").header("Retry-After", "1");
        assertThat(response.jsonPath().getInt("status")).isEqualTo(429);
        send(TestTokens.of("t", "bob", Scopes.INGEST)).then().statusCode(202);
        exhaustAddress();
        given().get("/q/health/live").then().statusCode(200);
        assertThat(given().get("/q/metrics").asString()).contains("requests_refused_total{limit=\"token\"",
                "requests_refused_total{limit=\"address\"");
    }

    private static List<Response> sendUntilRefused(String token) {
        var answers = new ArrayList<Response>();
        do {
            answers.add(send(token));
        } while (answers.size() < 30 && answers.getLast().statusCode() == 202);
        return answers;
    }

    /** Another token each time, so that only the address tells them apart. */
    private static void exhaustAddress() {
        int status = 0;
        for (int i = 0; i < 100 && status != 429; i++) {
            status = given().auth().oauth2("made-up-" + UUID.randomUUID()).post("/api/events").statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    private static Response send(String token) {
        return given().auth().oauth2(token).contentType("application/json")
                .body("{\"session_id\": \"s\", \"type\": \"prompt\", \"data\": {\"text\": \"hello\"}}").post("/api/events");
    }
}
