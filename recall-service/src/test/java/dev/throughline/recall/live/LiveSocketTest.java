package dev.throughline.recall.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.EventType;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class LiveSocketTest {

    @TestHTTPResource
    URI address;

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final String session = "session/" + UUID.randomUUID();

    @Test
    void theFirstMessageSaysWhoHearsOfWhat() {
        Listener listener = Listener.open(address.getPort()).subscribe(token("ann"), "session", session).connected();

        JsonNode connected = listener.messages().getFirst();
        assertThat(connected.at("/data/member").asText()).isEqualTo("ann");
        assertThat(connected.at("/data/session").asText()).isEqualTo(session);
        assertThat(connected.get("position").asText()).isNotBlank();
        assertThat(connected.get("timestamp").asText()).isNotBlank();
    }

    @Test
    void anActionIsToldAsItWasStored() {
        Listener listener = listen("bob");

        String position = Happening.of(tenant, session).withText("renamed the field").happen();

        JsonNode action = told(listener, "action");
        assertThat(action.get("session_id").asText()).isEqualTo(session);
        assertThat(action.at("/data/text").asText()).isEqualTo("renamed the field");
        assertThat(action.get("user").asText()).isEqualTo("ann");
        assertThat(action.get("sequence").asLong()).isEqualTo(1);
        assertThat(action.get("timestamp").asText()).isNotBlank();
        assertThat(action.get("position").asText().split(",")).contains(position);
    }

    @Test
    void aReadCanWaitForAMessagesPosition() {
        Listener listener = listen("ann");
        Happening.of(tenant, session).happen();
        told(listener, "action");

        given().auth().oauth2(token("ann")).queryParam("after", listener.position()).get("/api/sessions")
                .then().statusCode(200);
    }

    @Test
    void nothingIsToldBeforeItIsStored() {
        Listener listener = listen("ann");
        var early = Happening.of(tenant, sessionOfItsOwnPartition()).withText("early");
        var accepted = early.accept();
        Happening.of(tenant, session).withText("other").happen();
        await().untilAsserted(() -> assertThat(listener.texts()).containsExactly("other"));

        early.store();
        Happening.pass(accepted);

        await().untilAsserted(() -> assertThat(listener.texts()).containsExactly("other", "early"));
    }

    @Test
    void aRepeatedEventIsToldOnce() {
        Listener listener = listen("ann");
        var event = Happening.of(tenant, session).withText("once");
        event.happen();

        event.receivedAgain().happen();

        Happening.of(tenant, session).withText("later").happen();
        await().untilAsserted(() -> assertThat(listener.texts()).containsExactly("once", "later"));
    }

    @Test
    void theEndOfADeletedSessionIsToldThoughNothingIsLeftOfIt() {
        Listener listener = listen("bob");
        Happening.of(tenant, session).happen();
        told(listener, "action");
        Fixture.run("DELETE FROM session_event WHERE tenant_id = ?", tenant);
        Fixture.run("UPDATE session SET deleted_at = now() WHERE tenant_id = ?", tenant);

        Happening.pass(Happening.of(tenant, session).withType(EventType.SESSION_DELETED).accept());

        assertThat(told(listener, "session_deleted").get("session_id").asText()).isEqualTo(session);
    }

    @Test
    void aDeletionThatWasNotMadeIsNotTold() {
        Listener listener = listen("ann");
        Happening.of(tenant, session).happen();

        Happening.of(tenant, session).by("bob").withType(EventType.SESSION_DELETED).happen();
        Happening.of(tenant, session).withText("still here").happen();

        await().untilAsserted(() -> assertThat(listener.texts()).contains("still here"));
        assertThat(listener.types()).containsExactly("connected", "action", "action");
    }

    @Test
    void aLongTextIsShortened() {
        Listener listener = listen("ann");

        Happening.of(tenant, session).withText("x".repeat(50_000)).happen();

        JsonNode data = told(listener, "action").get("data");
        assertThat(data.get("text").asText()).hasSize(4_001);
        assertThat(data.get("shortened").asBoolean()).isTrue();
    }

    private Listener listen(String member) {
        return Listener.open(address.getPort()).subscribe(token(member)).connected();
    }

    private static JsonNode told(Listener listener, String type) {
        await().untilAsserted(() -> assertThat(listener.types()).contains(type));
        return listener.messages().stream().filter(message -> message.get("type").asText().equals(type)).findFirst()
                .orElseThrow();
    }

    /** Other tests take the worker as far as they like in partition 0. */
    private String sessionOfItsOwnPartition() {
        int others = Happening.partition(tenant, session);
        return IntStream.range(0, 1_000).mapToObj(i -> session + i)
                .filter(each -> Happening.partition(tenant, each) != 0 && Happening.partition(tenant, each) != others)
                .findFirst().orElseThrow();
    }

    private String token(String member) {
        return TestTokens.of(tenant, member, Scopes.RECALL);
    }
}
