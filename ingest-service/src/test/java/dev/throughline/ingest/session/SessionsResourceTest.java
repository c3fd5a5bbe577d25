package dev.throughline.ingest.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.KafkaReader;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class SessionsResourceTest {

    private static final String PROBLEM = "application/problem+json";

    private final String tenant = UUID.randomUUID().toString();

    @Test
    void aSessionIsCreatedWithAllThatItsClientSays() {
        call().body(
                """
                        {"session_id": "s1", "project": "github.com/acme/shop", "tool": "pipeline", "machine": "box", "user": "Grace",
                         "initial": {"source": "cli", "input": "Fix the\\ncart", "config": {"model": "opus", "permission_mode": "plan"}},
                         "metadata": {"ticket": 7}, "tags": ["shop"], "parent_session_id": "s0"}""")
                .post("/api/sessions").then().statusCode(202)
                .body("session_id", equalTo("s1"), "id", equalTo("session-started"), "parent_session_id", equalTo("s0"))
                .body("position", matchesPattern("\\d+:\\d+"));

        SessionEvent sent = sent();
        assertThat(sent.type()).isEqualTo(EventType.SESSION_STARTED);
        assertThat(sent.key()).isEqualTo(tenant + "/s1");
        assertThat(sent.project().key()).isEqualTo("github.com/acme/shop");
        assertThat(sent.tool()).isEqualTo("pipeline");
        assertThat(sent.data().toString()).isEqualTo("""
                {"source":"cli","input":"Fix the\\ncart","config":{"model":"opus","permission_mode":"plan"},\
                "parent_session_id":"s0","user":"Grace","metadata":{"ticket":7},"tags":["shop"]}""");
    }

    @Test
    void aSessionWithoutIdGetsOneAndACallSentAgainTheSame() {
        String first = call().header("Idempotency-Key", "k").body("{}").post("/api/sessions").jsonPath().get("session_id");
        String again = call().header("Idempotency-Key", "k").body("{}").post("/api/sessions").jsonPath().get("session_id");
        String other = call().post("/api/sessions").jsonPath().get("session_id");

        assertThat(again).isEqualTo(first);
        assertThat(other).hasSize(36).isNotEqualTo(first);
    }

    @Test
    void aSessionMayBePrivate() {
        call().body("{\"visibility\": \"private\"}").post("/api/sessions").then().statusCode(202);

        assertThat(sent().isPrivate()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "session_id          | {\"session_id\": \"a\\nb\"}",
            "session_id          | {\"session_id\": 7}",
            "parent_session_id   | {\"parent_session_id\": \"\\u0000\"}",
            "initial             | {\"initial\": []}",
            "initial.source      | {\"initial\": {\"source\": 7}}",
            "initial.config      | {\"initial\": {\"config\": \"fast\"}}",
            "metadata            | {\"metadata\": [1]}",
            "tags                | {\"tags\": [\"a\", 7]}",
            "tags                | {\"tags\": \"a\"}",
            "visibility          | {\"visibility\": \"secret\"}",
            "user                | {\"user\": {}}" })
    void aFieldThatBreaksARuleIsNamed(String field, String body) {
        call().body(body).post("/api/sessions").then().statusCode(422).contentType(PROBLEM)
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "{", "7", "nonsense" })
    void aBodyThatIsNoObjectIsMalformed(String body) {
        call().body(body).post("/api/sessions").then().statusCode(400).contentType(PROBLEM);
    }

    @Test
    void metadataTagsAndFlagsAreOneChange() {
        call().header("Idempotency-Key", "k1").body("""
                {"title": "The cart", "metadata": {"gone": null}, "add_tags": ["a"], "pinned": true}""")
                .patch("/api/sessions/{id}", "s1").then().statusCode(202).body("id", equalTo("k1"));

        assertThat(sent().type()).isEqualTo(EventType.SESSION_UPDATED);
        assertThat(sent().data().toString())
                .isEqualTo("{\"title\":\"The cart\",\"metadata\":{\"gone\":null},\"add_tags\":[\"a\"],\"pinned\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"pinned\": \"yes\"}", "{\"colour\": \"red\"}" })
    void aChangeOfNothingIsRefused(String body) {
        call().body(body).patch("/api/sessions/s1").then().statusCode(422).contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({ "pin,pinned,true", "unpin,pinned,false", "archive,archived,true", "unarchive,archived,false" })
    void aSessionIsPinnedAndArchived(String call, String field, boolean value) {
        call().post("/api/sessions/{id}/{call}", "s1", call).then().statusCode(202);

        assertThat(sent().type()).isEqualTo(EventType.SESSION_UPDATED);
        assertThat(sent().data().get(field).booleanValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a/b", "../../x", "a b", "'; DROP TABLE session; --", "%2F", "?x=1&y", "ünï🦄" })
    void anIdInThePathIsAnyText(String id) {
        call().post("/api/sessions/{id}/heartbeat", id).then().statusCode(202).body("session_id", equalTo(id));

        assertThat(sent().sessionId()).isEqualTo(id);
        assertThat(sent().type()).isEqualTo(EventType.HEARTBEAT);
    }

    @Test
    void anIdThatIsNoIdIsNamed() {
        call().post("/api/sessions/{id}/pin", "x".repeat(201)).then().statusCode(422)
                .body("errors.field", contains("session_id"));
    }

    @Test
    void aSessionEndsWithAnOutcome() {
        call().body(
                """
                        {"status": "failed", "outcome": "No\\ntests", "response": "Sorry", "goals_achieved": ["g1"], "reason": "done"}""")
                .post("/api/sessions/s1/end").then().statusCode(202);

        assertThat(sent().type()).isEqualTo(EventType.SESSION_ENDED);
        assertThat(sent().text("status")).isEqualTo("failed");
        assertThat(sent().data().path("goals_achieved").get(0).textValue()).isEqualTo("g1");
    }

    @Test
    void anEndingThatIsNoneIsNamed() {
        call().body("{\"status\": \"great\", \"goals_achieved\": [7]}").post("/api/sessions/s1/end").then().statusCode(422)
                .body("errors.field", contains("status", "goals_achieved"));
    }

    @Test
    void aResumedSessionIsANewOneWithAParent() {
        String id = call().post("/api/sessions/{id}/resume", "a/b").then().statusCode(202)
                .body("parent_session_id", equalTo("a/b")).extract().path("session_id");

        assertThat(sent().sessionId()).isEqualTo(id).isNotEqualTo("a/b");
        assertThat(sent().type()).isEqualTo(EventType.SESSION_RESUMED);
        call().body("{\"session_id\": \"s1\"}").post("/api/sessions/s1/resume").then().statusCode(422)
                .body("errors.field", contains("session_id"));
    }

    @Test
    void aSessionIsDeleted() {
        call().delete("/api/sessions/{id}", "s1").then().statusCode(202).body("session_id", equalTo("s1"));

        assertThat(sent().type()).isEqualTo(EventType.SESSION_DELETED);
    }

    @Test
    void secretsAndPrivateTextNeverReachKafka() {
        String key = "AKIA" + "Z7QWERTYUIOPASDF".substring(0, 16);

        call().body("{\"metadata\": {\"note\": \"use " + key + " <private>of Bob</private>\"}}").patch("/api/sessions/s1")
                .then()
                .statusCode(202);

        assertThat(KafkaReader.values(Topics.SESSION_OBSERVED, tenant)).singleElement().asString()
                .contains("[secret:aws-access-key:").doesNotContain(key, "Bob");
    }

    @Test
    void aTokenThatMayOnlyReadIsRefused() {
        given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.RECALL)).contentType("application/json").body("{}")
                .post("/api/sessions").then().statusCode(403).contentType(PROBLEM).body("detail", containsString("scope"));
    }

    private RequestSpecification call() {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST)).contentType("application/json");
    }

    private SessionEvent sent() {
        List<SessionEvent> events = KafkaReader.events(Topics.SESSION_OBSERVED, tenant);
        return events.getLast();
    }
}
