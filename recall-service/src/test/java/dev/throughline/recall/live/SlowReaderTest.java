package dev.throughline.recall.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** More is told than a reader takes, by far more than the network between holds. */
@QuarkusTest
@TestProfile(SlowReaderTest.LargeMessages.class)
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class SlowReaderTest {

    private static final int MEMORIES = 400;

    public static final class LargeMessages implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("live.most-characters", "100000", "live.most-bytes", "200000", "live.most-waiting", "20");
        }
    }

    @TestHTTPResource
    URI address;

    private final String tenant = "tenant-" + UUID.randomUUID();

    @Test
    void aSlowReaderGetsASummaryAndAQuickOneAll() {
        Listener quick = Listener.open(address.getPort()).subscribe(token()).connected();
        Listener slow = Listener.openIdle(address.getPort()).subscribe(token());
        await().untilAsserted(() -> assertThat(subscribers()).isEqualTo(2));

        tell();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(quick.types()).hasSize(MEMORIES + 1));
        assertThat(quick.types()).doesNotContain("summary");
        slow.read();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(slow.types()).contains("summary"));
        JsonNode summary = slow.messages().stream().filter(each -> each.get("type").asText().equals("summary")).findFirst()
                .orElseThrow();
        long told = slow.types().stream().filter("memory_changed"::equals).count();
        assertThat(told + summary.at("/data/omitted/memory_changed").asLong()).isEqualTo(MEMORIES);
    }

    private static int subscribers() {
        return given().get("/q/health/ready").jsonPath().getInt("checks.find { it.name == 'live' }.data.subscribers");
    }

    private void tell() {
        Memories shop = Memories.of(tenant, "shop");
        String title = "x".repeat(50_000);
        for (int i = 0; i < MEMORIES; i++) {
            Fixture.publish(shop.of(MemoryKind.DECISION, title, ""));
        }
    }

    private String token() {
        return TestTokens.of(tenant, "ann", Scopes.RECALL);
    }
}
