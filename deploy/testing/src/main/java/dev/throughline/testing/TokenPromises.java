package dev.throughline.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.throughline.common.event.TokenRevoked;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;

/** What every service promises of tokens. The test of a service says how it is asked. */
public abstract class TokenPromises {

    private static final Duration PROMISE = Duration.ofSeconds(2);
    /** Where refusals are reported that prove no tenant. */
    private static final String OPERATOR = "default";

    protected final String tenant = "tenant-" + UUID.randomUUID();

    private final String scope;
    private final int granted;
    private final Instant began = Instant.now();

    /**
     * @param scope that lets a token in
     * @param granted the status for a token that is let in
     */
    protected TokenPromises(String scope, int granted) {
        this.scope = scope;
        this.granted = granted;
    }

    /** The status with which the service answers a good request that bears this token. */
    protected abstract int ask(String token);

    @ParameterizedTest
    @EnumSource
    void aBadTokenIsRefusedAndReported(BadToken bad) {
        assertThat(ask(bad.of(tenant, "ann", scope))).isEqualTo(401);

        String reason = "\"reason\":\"" + bad.name().toLowerCase(Locale.ROOT) + "\"";
        await().untilAsserted(() -> assertThat(reported(bad.isProven() ? tenant : OPERATOR))
                .anyMatch(report -> report.contains("\"token.refused\"") && report.contains(reason)));
    }

    @Test
    void aRevokedTokenIsRefusedWithinTwoSeconds() {
        String id = UUID.randomUUID().toString();
        String token = TestTokens.withId(id, tenant, "ann", scope);
        assertThat(ask(token)).isEqualTo(granted);

        revoke(TokenRevoked.ofToken(tenant, id, Instant.now(), Instant.now().plusSeconds(3600)));

        await().atMost(PROMISE).untilAsserted(() -> assertThat(ask(token)).isEqualTo(401));
        await().untilAsserted(() -> assertThat(reported(tenant))
                .anyMatch(report -> report.contains("\"revoked\"") && report.contains(id)));
    }

    @Test
    void allTokensOfAMemberAreRefusedWithinTwoSeconds() {
        String token = TestTokens.of(tenant, "ann", scope);
        assertThat(ask(token)).isEqualTo(granted);

        revoke(TokenRevoked.ofMember(tenant, "ann", Instant.now(), Instant.now().plusSeconds(3600)));

        await().atMost(PROMISE).untilAsserted(() -> assertThat(ask(token)).isEqualTo(401));
        assertThat(ask(TestTokens.of(tenant, "bob", scope))).isEqualTo(granted);
        assertThat(ask(TestTokens.of("another-" + tenant, "ann", scope))).isEqualTo(granted);
    }

    @Test
    void theServiceIsReadyOnceItKnowsTheRevocations() {
        assertThat(given().get("/q/health/ready").jsonPath().getString("checks.find { it.name == 'revocations' }.status"))
                .isEqualTo("UP");
    }

    /** Since this test began: a log has the refusals of other tests as well. */
    private List<String> reported(String log) {
        return TopicRecords.of(Topics.AUDIT_REPORTED, log).stream()
                .filter(report -> report.timestamp() >= began.toEpochMilli())
                .map(TopicRecords::text).toList();
    }

    private static void revoke(TokenRevoked revoked) {
        TopicRecords.send(Topics.TOKEN_REVOKED, revoked.key(), Json.bytes(revoked));
    }
}
