package dev.throughline.ingest;

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
class TokenTest {

    private static final Duration PROMISE = Duration.ofSeconds(2);
    private static final String OPERATOR = "operator-of-ingest";

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
        assertThat(send(bad.of(tenant, "ann", Scopes.INGEST))).isEqualTo(401);

        await().untilAsserted(() -> assertThat(TopicRecords.of(Topics.AUDIT_REPORTED, bad.isProven() ? tenant : OPERATOR))
                .extracting(ConsumerRecord::value)
                .anyMatch(value -> value.contains("\"token.refused\"")
                        && value.contains("\"reason\":\"" + bad.name().toLowerCase(Locale.ROOT) + "\"")));
    }

    @Test
    void aRevokedTokenIsRefusedWithinTwoSeconds() {
        String id = UUID.randomUUID().toString();
        String token = TestTokens.withId(id, tenant, "ann", Scopes.INGEST);
        assertThat(send(token)).isEqualTo(202);

        revoke(TokenRevoked.ofToken(tenant, id, Instant.now(), Instant.now().plusSeconds(3600)));

        await().atMost(PROMISE).untilAsserted(() -> assertThat(send(token)).isEqualTo(401));
        await().untilAsserted(() -> assertThat(TopicRecords.of(Topics.AUDIT_REPORTED, tenant))
                .extracting(ConsumerRecord::value).anyMatch(value -> value.contains("\"revoked\"") && value.contains(id)));
    }

    @Test
    void allTokensOfAMemberAreRefusedWithinTwoSeconds() {
        String token = TestTokens.of(tenant, "ann", Scopes.INGEST);
        assertThat(send(token)).isEqualTo(202);

        revoke(TokenRevoked.ofMember(tenant, "ann", Instant.now(), Instant.now().plusSeconds(3600)));

        await().atMost(PROMISE).untilAsserted(() -> assertThat(send(token)).isEqualTo(401));
        assertThat(send(TestTokens.of(tenant, "bob", Scopes.INGEST))).isEqualTo(202);
        assertThat(send(TestTokens.of("another-" + tenant, "ann", Scopes.INGEST))).isEqualTo(202);
    }

    @Test
    void aFloodOfBadTokensIsOneReport() {
        String token = BadToken.EXPIRED.of(tenant, "ann", Scopes.INGEST);

        for (int i = 0; i < 50; i++) {
            assertThat(send(token)).isEqualTo(401);
        }

        await().during(Duration.ofSeconds(1)).untilAsserted(
                () -> assertThat(TopicRecords.of(Topics.AUDIT_REPORTED, tenant)).hasSize(1));
        assertThat(given().get("/q/metrics").asString()).contains("tokens_refused_total{reason=\"expired\"");
    }

    @Test
    void theServiceIsReadyOnceItKnowsTheRevocations() {
        assertThat(given().get("/q/health/ready").jsonPath().getString("checks.find { it.name == 'revocations' }.status"))
                .isEqualTo("UP");
    }

    private static void revoke(TokenRevoked revoked) {
        TopicRecords.send(Topics.TOKEN_REVOKED, revoked.key(), Json.bytes(revoked));
    }

    private static int send(String token) {
        return given().auth().oauth2(token).contentType("application/json")
                .body("{\"session_id\": \"s\", \"type\": \"prompt\", \"data\": {\"text\": \"hello\"}}")
                .post("/api/events").statusCode();
    }
}
