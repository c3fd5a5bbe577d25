package dev.throughline.ingest.secret;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.KafkaReader;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class SecretRulesTest {

    private static final Duration IN_EFFECT = Duration.ofSeconds(2);
    private static final String BADGE = "BDG-[0-9]{6}";

    private final String tenant = UUID.randomUUID().toString();

    @Test
    void whatATenantDeniesIsTakenOutWithinTwoSeconds() {
        Rule.deny(tenant, "badge", BADGE).announced();

        await().atMost(IN_EFFECT).untilAsserted(() -> assertThat(sent(tenant, "The badge BDG-123456 opens it"))
                .matches("The badge \\[secret:custom-badge:[0-9a-f]{8}] opens it"));
    }

    @Test
    void aRuleIsOfItsTenantAlone() {
        Rule.deny(tenant, "badge", BADGE).announced();
        await().untilAsserted(() -> assertThat(sent(tenant, "BDG-123456")).doesNotContain("123456"));

        assertThat(sent(UUID.randomUUID().toString(), "BDG-123456")).isEqualTo("BDG-123456");
    }

    @Test
    void whatATenantAllowsStays() {
        String token = "gh" + "p_" + UUID.randomUUID().toString().replace("-", "").repeat(2).substring(0, 36);
        assertThat(sent(tenant, "use " + token)).doesNotContain(token);

        Rule.allow(tenant, "github-token").announced();

        await().atMost(IN_EFFECT).untilAsserted(() -> assertThat(sent(tenant, "use " + token)).isEqualTo("use " + token));
    }

    @Test
    void aRuleThatIsWithdrawnIsNoLongerInForce() {
        Rule rule = Rule.deny(tenant, "badge", BADGE).announced();
        await().untilAsserted(() -> assertThat(sent(tenant, "BDG-123456")).doesNotContain("123456"));

        rule.withdrawn();

        await().atMost(IN_EFFECT).untilAsserted(() -> assertThat(sent(tenant, "BDG-123456")).isEqualTo("BDG-123456"));
    }

    @Test
    void theServiceIsReadyOnceTheRulesAreRead() {
        await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    /** The text of a prompt as Kafka has it. */
    private static String sent(String tenant, String text) {
        String id = UUID.randomUUID().toString();
        given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST)).contentType("application/json")
                .body(Map.of("id", id, "session_id", "s1", "type", "prompt", "data", Map.of("text", text)))
                .post("/api/events").then().statusCode(202);
        List<SessionEvent> events = KafkaReader.events(Topics.SESSION_OBSERVED, tenant);
        return events.stream().filter(event -> event.id().equals(id)).findFirst().orElseThrow().text("text");
    }
}
