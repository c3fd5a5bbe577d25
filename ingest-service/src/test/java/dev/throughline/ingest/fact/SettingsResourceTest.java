package dev.throughline.ingest.fact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.event.ChangeDecided;
import dev.throughline.common.event.EventType;
import dev.throughline.common.event.FactSession;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.KafkaReader;
import dev.throughline.ingest.decision.Decider;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class SettingsResourceTest {

    private static final String PROJECT = "/api/projects/shop/settings";
    private static final String TENANT = "/api/settings";
    private static final String CHANGE = "{\"profile\":\"economical\",\"hook.prompt_tokens\":300,\"recall.limit\":null}";

    private final String tenant = UUID.randomUUID().toString();

    @Test
    void aChangeOfAProjectsSettingsIsAnEventOfTheProject() {
        request(Scopes.INGEST).body(CHANGE).patch(PROJECT).then().statusCode(202)
                .body("position", matchesPattern("\\d+:\\d+"));

        SessionEvent event = sent().getFirst();
        assertThat(event.type()).isEqualTo(EventType.SETTINGS_CHANGED);
        assertThat(event.project().key()).isEqualTo("shop");
        assertThat(event.sessionId()).startsWith(FactSession.PREFIX);
        assertThat(event.data().path("settings").toString()).isEqualTo(CHANGE);
    }

    @Test
    void theTenantsSettingsAreForItsAdministrators() {
        request(Scopes.INGEST).body(CHANGE).patch(TENANT).then().statusCode(403);

        request(Scopes.ADMIN).body(CHANGE).patch(TENANT).then().statusCode(202);

        assertThat(sent()).extracting(SessionEvent::sessionId).containsExactly(FactSession.OF_TENANT);
        assertThat(sent().getFirst().project()).isNull();
    }

    @Test
    void nobodyChangesThemByAnEventOfHisOwn() {
        String event = "{\"session_id\": \"" + FactSession.OF_TENANT
                + "\", \"type\": \"settings_changed\", \"data\": {\"settings\": {\"profile\": \"thorough\"}}}";

        request(Scopes.INGEST).body(event).post("/api/events").then().statusCode(422).body("errors.field", contains("type"));

        assertThat(sent()).isEmpty();
    }

    @Test
    void aChangeOfOneVersionWaitsForItsDecision() {
        var response = CompletableFuture.supplyAsync(
                () -> request(Scopes.INGEST).header("If-Match", "\"3\"").body(CHANGE).patch(PROJECT));
        await().untilAsserted(() -> assertThat(sent()).hasSize(1));
        SessionEvent event = sent().getFirst();
        assertThat(event.data().path("expected_version").asLong()).isEqualTo(3);

        Decider.tell(ChangeDecided.applied(event, event.sessionId() + "/settings", 4));

        response.join().then().statusCode(200).header("ETag", "\"4\"").body("version", equalTo(4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"colour\": 1} | colour", "{\"profile\": \"lavish\"} | profile",
            "{\"recall.budget_tokens\": 0} | recall.budget_tokens" })
    void whatIsNoSettingIsNamed(String change, String field) {
        request(Scopes.ADMIN).body(change).patch(PROJECT).then().statusCode(422)
                .contentType("application/problem+json").body("errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({ "[1]", "nonsense", "17" })
    void aBodyThatIsNoObjectIsMalformed(String body) {
        request(Scopes.ADMIN).body(body).patch(TENANT).then().statusCode(400);
    }

    private RequestSpecification request(String scope) {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", scope)).contentType("application/json");
    }

    private List<SessionEvent> sent() {
        return KafkaReader.events(Topics.SESSION_OBSERVED, tenant);
    }
}
