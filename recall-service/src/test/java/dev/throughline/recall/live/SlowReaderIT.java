package dev.throughline.recall.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.common.json.Json;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** A service of its own: more is told in it than a reader takes, by far more than the network holds, and then it ends. */
@QuarkusTest
@TestProfile(SlowReaderIT.LargeMessages.class)
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SlowReaderIT {

    private static final int RECALLS = 500;

    public static final class LargeMessages implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("live.most-bytes", "200000", "live.most-waiting", "20");
        }
    }

    @TestHTTPResource
    URI address;

    @Inject
    Event<ShutdownDelayInitiatedEvent> end;

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final String token = TestTokens.of(tenant, "ann", Scopes.RECALL);

    @Test
    @Order(1)
    void aSlowReaderGetsASummaryAndAQuickOneAll() {
        Listener quick = Listener.open(address.getPort()).subscribe(token).connected();
        Listener slow = Listener.openIdle(address.getPort()).subscribe(token);
        await().untilAsserted(() -> assertThat(health("subscribers")).isEqualTo(2));

        tell();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(quick.types()).hasSize(RECALLS + 1));
        assertThat(quick.types()).doesNotContain("summary");
        assertThat(health("summarized")).isPositive();
        slow.read();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(slow.types()).contains("summary"));
        JsonNode summary = slow.messages().getLast();
        long told = slow.types().stream().filter("memory_recalled"::equals).count();
        assertThat(told + summary.at("/data/omitted/memory_recalled").asLong()).isEqualTo(RECALLS);
        assertThat(summary.get("position")).isEqualTo(quick.messages().getLast().get("position"));
    }

    @Test
    @Order(2)
    void aServiceThatEndsSendsItsReadersElsewhere() {
        Listener listener = Listener.open(address.getPort()).subscribe(token).connected();

        end.fire(new ShutdownDelayInitiatedEvent());

        await().untilAsserted(() -> assertThat(listener.closed()).isCompletedWithValue(1001));
        given().auth().oauth2(token).get("/api/live/events").then().statusCode(503).header("Retry-After", "10");
    }

    private void tell() {
        var shown = new MemoryRecalled.Shown(UUID.randomUUID(), 1, 1, 5);
        byte[] recalled = Json.bytes(new MemoryRecalled(tenant, "ann", "session", null, null, Instant.now(),
                Collections.nCopies(600, shown))); // some 50 kB
        for (int i = 0; i < RECALLS; i++) {
            Happening.send(Topics.MEMORY_RECALLED, tenant + "/session", recalled);
        }
    }

    private static int health(String name) {
        return given().get("/q/health/ready").jsonPath().getInt("checks.find { it.name == 'live' }.data." + name);
    }
}
