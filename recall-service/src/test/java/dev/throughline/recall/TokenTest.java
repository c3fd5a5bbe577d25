package dev.throughline.recall;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import dev.throughline.common.event.TokenRevoked;
import dev.throughline.common.json.Json;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.BadToken;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;
import dev.throughline.testing.TopicRecords;

@QuarkusTest
@TestProfile(TokenTest.OwnLog.class)
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class TokenTest {

    private static final Duration PROMISE = Duration.ofSeconds(2);
    private static final String OPERATOR = "operator-of-recall";

    /** So that the refusals of other tests are not taken for ours. */
    public static final class OwnLog implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("refusal.tenant", OPERATOR);
        }
    }

    private final String tenant = "tenant-" + UUID.randomUUID();

    @ParameterizedTest
    @EnumSource
    void aBadTokenIsRefusedAndReported(BadToken bad) {
        assertThat(ask(bad.of(tenant, "ann", Scopes.RECALL))).isEqualTo(401);

        await().untilAsserted(() -> assertThat(TopicRecords.of(Topics.AUDIT_REPORTED, bad.isProven() ? tenant : OPERATOR))
                .extracting(ConsumerRecord::value)
                .anyMatch(value -> value.contains("\"token.refused\"")
                        && value.contains("\"reason\":\"" + bad.name().toLowerCase(Locale.ROOT) + "\"")));
    }

    @Test
    void aRevokedTokenIsRefusedWithinTwoSeconds() {
        String id = UUID.randomUUID().toString();
        String token = TestTokens.withId(id, tenant, "ann", Scopes.RECALL);
        assertThat(ask(token)).isEqualTo(200);

        revoke(TokenRevoked.ofToken(tenant, id, Instant.now(), Instant.now().plusSeconds(3600)));

        await().atMost(PROMISE).untilAsserted(() -> assertThat(ask(token)).isEqualTo(401));
        await().untilAsserted(() -> assertThat(TopicRecords.of(Topics.AUDIT_REPORTED, tenant))
                .extracting(ConsumerRecord::value).anyMatch(value -> value.contains("\"revoked\"") && value.contains(id)));
    }

    @Test
    void allTokensOfAMemberAreRefusedWithinTwoSeconds() {
        String token = TestTokens.of(tenant, "ann", Scopes.RECALL);
        assertThat(ask(token)).isEqualTo(200);

        revoke(TokenRevoked.ofMember(tenant, "ann", Instant.now(), Instant.now().plusSeconds(3600)));

        await().atMost(PROMISE).untilAsserted(() -> assertThat(ask(token)).isEqualTo(401));
        assertThat(ask(TestTokens.of(tenant, "bob", Scopes.RECALL))).isEqualTo(200);
        assertThat(ask(TestTokens.of("another-" + tenant, "ann", Scopes.RECALL))).isEqualTo(200);
    }

    @Test
    void theServiceIsReadyOnceItKnowsTheRevocations() {
        assertThat(given().get("/q/health/ready").jsonPath().getString("checks.find { it.name == 'revocations' }.status"))
                .isEqualTo("UP");
    }

    private static void revoke(TokenRevoked revoked) {
        TopicRecords.send(Topics.TOKEN_REVOKED, revoked.key(), Json.bytes(revoked));
    }

    private static int ask(String token) {
        return given().auth().oauth2(token).get("/api/search?q=anything").statusCode();
    }
}
