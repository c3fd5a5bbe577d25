package dev.throughline.recall.hook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** With a PostgreSQL that takes connections and never says a word: the service starts, and an agent does not notice. */
@QuarkusTest
@TestProfile(DeadlineIT.Away.class)
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class DeadlineIT {

    public static final class Away implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("index.folder", "target/away-index", "hook.deadline", "280ms");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SilentDatabase.class));
        }
    }

    /** The system accepts the connections. */
    public static final class SilentDatabase implements QuarkusTestResourceLifecycleManager {

        private ServerSocket socket;

        @Override
        public Map<String, String> start() {
            try {
                socket = new ServerSocket(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of("quarkus.datasource.reactive.url", "postgresql://127.0.0.1:" + socket.getLocalPort() + "/silent");
        }

        @Override
        public void stop() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    MeterRegistry meters;

    @Test
    void aHookIsAnsweredWithNothingAtItsDeadline() {
        double before = late();

        given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL)).header("X-Throughline-Remote", "https://a.b/c/d")
                .contentType("application/json").body("{\"hook_event_name\":\"SessionStart\",\"session_id\":\"s\"}")
                .post("/api/hooks/claude-code/recall").then().statusCode(200).body(equalTo("{}"));

        assertThat(late()).isEqualTo(before + 1);
    }

    private double late() {
        return meters.counter("hooks.answered", "outcome", "late").count();
    }

    @Test
    void aReadIsToldToComeBack() {
        given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL)).queryParam("project", "a").get("/api/search").then()
                .statusCode(503).header("Retry-After", equalTo("2")).contentType("application/problem+json");
    }
}
