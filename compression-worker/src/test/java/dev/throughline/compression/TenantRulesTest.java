package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.topic.Lane;
import dev.throughline.testing.InfrastructureResource;

/** What a spool, a dead letter or a replay brings may be older than a tenant's rule. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class TenantRulesTest {

    private final Rows rows = new Rows();
    private final String tenant = "rules-" + UUID.randomUUID();
    private final TestSession session = new TestSession(tenant);

    @BeforeEach
    void waitForTheWorker() {
        Started.awaited();
    }

    @Test
    void aRuleIsInForceHereSoonAndForItsTenantAlone() {
        TenantRule.deny(tenant, "badge", "BDG-[0-9]{6}");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var sent = session.prompt("The badge BDG-123456 opens it");
            Sent.to(Lane.LIVE, sent);
            await().untilAsserted(() -> assertThat(texts(sent.id())).isNotEmpty());
            assertThat(texts(sent.id())).first().asString().matches("The badge \\[secret:custom-badge:[0-9a-f]{8}] opens it");
        });

        var other = new TestSession();
        Sent.to(Lane.LIVE, other.prompt("The badge BDG-123456 opens it"));
        await().untilAsserted(() -> assertThat(rows.texts("SELECT data->>'text' FROM session_event WHERE session_id = ?",
                other.id())).containsExactly("The badge BDG-123456 opens it"));
    }

    private List<String> texts(String eventId) {
        return rows.texts("SELECT data->>'text' FROM session_event WHERE session_id = ? AND event_id = ?", session.id(),
                eventId);
    }
}
