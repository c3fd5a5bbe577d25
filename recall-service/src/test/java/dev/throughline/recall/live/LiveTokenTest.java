package dev.throughline.recall.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.TokenRevoked;
import dev.throughline.common.json.Json;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.BadToken;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;
import dev.throughline.testing.TopicRecords;

/** Who may listen, and until when. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class LiveTokenTest {

    private static final Duration PROMISE = Duration.ofSeconds(3);

    @TestHTTPResource
    URI address;

    private final String tenant = "tenant-" + UUID.randomUUID();

    @ParameterizedTest
    @EnumSource
    void aBadTokenIsRefused(BadToken bad) {
        Listener listener = open().subscribe(bad.of(tenant, "ann", Scopes.RECALL));

        assertClosed(listener, 4401);
    }

    @Test
    void aRefusedTokenIsReported() {
        open().subscribe(BadToken.EXPIRED.of(tenant, "ann", Scopes.RECALL));

        await().untilAsserted(() -> assertThat(TopicRecords.texts(Topics.AUDIT_REPORTED, tenant))
                .anyMatch(value -> value.contains("token.refused")));
    }

    @Test
    void withoutATokenNobodyListens() {
        assertClosed(open().subscribe(null), 4401);
    }

    @Test
    void aTokenForSomethingElseIsNotEnough() {
        assertClosed(open().subscribe(TestTokens.of(tenant, "ann", Scopes.INGEST)), 4403);
    }

    @Test
    void theTokenMayComeAsASubprotocol() {
        String token = TestTokens.of(tenant, "ann", Scopes.RECALL);

        Listener listener = Listener.open(address.getPort(), "throughline.live", "bearer." + token)
                .say("{\"type\":\"subscribe\"}").connected();

        assertThat(listener.messages().getFirst().at("/data/member").asText()).isEqualTo("ann");
    }

    @Test
    void aRevokedTokenEndsTheSubscription() {
        String id = UUID.randomUUID().toString();
        String token = TestTokens.withId(id, tenant, "ann", Scopes.RECALL);
        Listener listener = open().subscribe(token).connected();

        revoke(TokenRevoked.ofToken(tenant, id, Instant.now(), Instant.now().plusSeconds(3600)));

        await().atMost(PROMISE).untilAsserted(() -> assertThat(listener.closed()).isDone());
        assertClosed(listener, 4401);
        assertClosed(open().subscribe(token), 4401);
    }

    @Test
    void anExpiredTokenEndsTheSubscription() {
        Listener listener = open()
                .subscribe(TestTokens.lasting(Duration.ofSeconds(2), tenant, "ann", Scopes.RECALL)).connected();

        await().atMost(PROMISE.plusSeconds(2)).untilAsserted(() -> assertThat(listener.closed()).isDone());
        assertClosed(listener, 4401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "hello", "[]", "{}", "null", "42", "{\"type\":\"shout\"}", "{\"type\":[\"subscribe\"]}",
            "{\"type\":\"subscribe\",\"token\":7}", "{\"type\":\"subscribe\",\"token\":\"a\",\"position\":\"here\"}",
            "{\"type\":\"subscribe\",\"token\":\"a\",\"session\":\"a\\u0000b\"}", "{\"type\":\"subscribe\",\"session\":{}}" })
    void aHostileFirstMessageEndsTheConnection(String message) {
        assertClosed(open().say(message), 4400);
    }

    @Test
    void theRefusalNamesTheField() {
        Listener listener = open().subscribe("any", "position", "here");

        assertClosed(listener, 4400);
        assertThat(listener.closeReason()).contains("position");
    }

    @Test
    void aMessageOfAnySizeEndsTheConnection() {
        Listener listener = open();

        listener.say("{\"type\":\"subscribe\",\"token\":\"" + "x".repeat(100_000) + "\"}");

        await().untilAsserted(() -> assertThat(listener.closed()).isDone());
    }

    @Test
    void aSecondSubscriptionEndsTheConnection() {
        String token = TestTokens.of(tenant, "ann", Scopes.RECALL);
        Listener listener = open().subscribe(token).connected();

        listener.subscribe(token);

        assertClosed(listener, 4400);
    }

    @Test
    void whoSaysNothingIsSentAway() {
        assertClosed(open(), 4408);
    }

    private Listener open() {
        return Listener.open(address.getPort());
    }

    private static void assertClosed(Listener listener, int code) {
        await().untilAsserted(() -> assertThat(listener.closed()).isCompletedWithValue(code));
    }

    private static void revoke(TokenRevoked revoked) {
        TopicRecords.send(Topics.TOKEN_REVOKED, revoked.key(), Json.bytes(revoked));
    }
}
