package dev.throughline.recall.hook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** With a PostgreSQL that refuses connections: the service starts, and an agent does not notice. */
@QuarkusTest
@TestProfile(DeadlineTest.Away.class)
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class DeadlineTest {

    public static final class Away implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.reactive.url", "postgresql://127.0.0.1:1/gone",
                    "index.folder", "target/away-index", "hook.deadline", "280ms");
        }
    }

    @Test
    void aHookIsAnsweredWithNothingInTime() {
        given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL)).header("X-Throughline-Remote", "https://a.b/c/d")
                .contentType("application/json").body("{\"hook_event_name\":\"SessionStart\",\"session_id\":\"s\"}")
                .post("/api/hooks/claude-code/recall").then().statusCode(200).body(equalTo("{}"))
                .time(lessThan(2000L));
    }

    @Test
    void aReadIsToldToComeBack() {
        given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL)).queryParam("project", "a").get("/api/search").then()
                .statusCode(503).header("Retry-After", equalTo("2")).contentType("application/problem+json");
    }
}
