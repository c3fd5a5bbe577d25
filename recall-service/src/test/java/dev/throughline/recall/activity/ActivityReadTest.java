package dev.throughline.recall.activity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class ActivityReadTest {

    private static final String PATH = "/api/sessions/{id}/";

    private final StoredSession session = new StoredSession("s1");

    @Test
    void theStateComesWithItsVersionAndPhase() {
        session.state(3, "{\"a\": 1}", false);

        session.as("bob").get(PATH + "state", "s1").then().statusCode(200).header("ETag", "\"3\"")
                .body("session_id", equalTo("s1")).body("version", equalTo(3)).body("state.a", equalTo(1))
                .body("phase", equalTo("build")).body("current_step", equalTo("compile")).body("size_bytes", equalTo(7))
                .body("refused.count", equalTo(1)).body("refused.last.reason", equalTo("size"));
    }

    @Test
    void aSessionThatKeepsNoStateHasAnEmptyOne() {
        session.as("ann").get(PATH + "state", "s1").then().statusCode(200).header("ETag", "\"0\"")
                .body("version", equalTo(0)).body("state.size()", equalTo(0));
    }

    @Test
    void goalsComeInTheirOrderAndSayWhatIsToDo() {
        session.goal(1, "low", "pending");
        session.goal(2, "medium", "in_progress");
        session.goal(3, "high", "in_progress");
        session.goal(4, "high", "pending");
        session.goal(5, "medium", "blocked");
        session.goal(6, "high", "completed");

        session.as("ann").get(PATH + "goals", "s1").then().statusCode(200)
                .body("items.goal_id", contains("g1", "g2", "g3", "g4", "g5", "g6")).body("total", equalTo(6))
                .body("priorities.current", equalTo("g3"))
                .body("priorities.queue", contains("g4", "g2", "g1"))
                .body("priorities.blocked", contains("g5"));
        session.as("ann").get(PATH + "goals/g6", "s1").then().statusCode(200).body("status", equalTo("completed"));
    }

    @Test
    void agentsAreSpawnedActiveAndCompleted() {
        session.agent(1, "completed");
        session.agent(2, "active");

        session.as("ann").get(PATH + "agents", "s1").then().statusCode(200)
                .body("spawned.agent_id", contains("a1", "a2")).body("active", contains("a2"))
                .body("completed", contains("a1")).body("total", equalTo(2));
        session.as("ann").get(PATH + "agents/a2", "s1").then().statusCode(200).body("status", equalTo("active"));
    }

    @Test
    void theNewestActionsComeFirstAndTheRestBehindACursor() {
        for (int number = 1; number <= 5; number++) {
            session.event("action", "{\"type\": \"step\", \"number\": " + number + "}");
            session.event("prompt", "{\"text\": \"between\"}");
        }
        session.event("tool_result", "{\"tool_name\": \"Read\"}");

        session.as("ann").queryParam("limit", 2).get(PATH + "actions", "s1").then().statusCode(200)
                .body("items.type", contains("Read", "step")).body("items.sequence", contains(11, 9))
                .body("items[1].data.number", equalTo(5)).body("limit", equalTo(2)).body("next_before", equalTo(9));
        session.as("ann").queryParam("before", 9).get(PATH + "actions", "s1").then()
                .body("items.data.number", contains(4, 3, 2, 1)).body("next_before", nullValue());
    }

    @Test
    void responsesAreAListOfTheirOwn() {
        session.event("response", "{\"type\": \"final\", \"text\": \"Done\"}");

        session.as("ann").get(PATH + "responses", "s1").then().body("items.data.text", contains("Done"))
                .body("items.type", contains("final"));
    }

    @Test
    void theContextHoldsFilesSearchesDecisionsAndMemories() {
        session.file("a.java", 1, 0.9);
        session.file("b.java", 2, null);
        session.event("search", "{\"query\": \"cart\"}");
        session.event("search", "{\"nonsense\": 1}");
        session.event("decision", "{\"text\": \"Round late\"}");
        session.event("memory_reference", "{\"memory_id\": \"mem_1\", \"key\": \"rounding\"}");
        session.snapshot("Fixed the cart’s rounding");

        session.as("ann").get(PATH + "context", "s1").then().statusCode(200)
                .body("session_id", equalTo("s1"))
                .body("context.files_accessed.path", contains("b.java", "a.java"))
                .body("context.files_accessed.order", contains(2, 1))
                .body("context.files_accessed[0].accessed_at", equalTo("2026-01-02T00:00:00Z"))
                .body("context.file_importance_scores.'a.java'", equalTo(0.9f))
                .body("context.file_importance_scores.'b.java'", equalTo(0.5f))
                .body("context.recent_searches.query", contains("cart"))
                .body("context.decisions.decision", contains("Round late"))
                .body("context.saved_memories.id", contains("mem_1"))
                .body("context.saved_memories.key", contains("rounding"))
                .body("compressed", equalTo(true))
                .body("compressed_context", equalTo("Fixed the cart’s rounding"))
                .body("size_bytes", equalTo(27));
        session.as("ann").queryParam("limit", 1).get(PATH + "context", "s1").then()
                .body("context.files_accessed", hasSize(1));
    }

    @Test
    void anEmptyContextIsStillOne() {
        session.as("ann").get(PATH + "context", "s1").then().statusCode(200).body("compressed", equalTo(false))
                .body("context.recent_searches", hasSize(0)).body("size_bytes", equalTo(0))
                .body("compressed_context", nullValue());
    }

    @Test
    void whatCameOfPrivateEventsIsTheOwnersAlone() {
        session.state(1, "{\"mine\": 1}", true);
        session.event("action", "{\"type\": \"mine\"}", true);

        session.as("ann").get(PATH + "state", "s1").then().body("state.mine", equalTo(1));
        session.as("bob").get(PATH + "state", "s1").then().body("version", equalTo(0));
        session.as("bob").get(PATH + "actions", "s1").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = { "state", "goals", "goals/g", "agents", "agents/a", "actions", "responses", "context" })
    void anUnknownSessionAndAnothersAreNotFound(String what) {
        session.goal(1, "high", "pending");

        session.as("ann").get(PATH + what, "unknown").then().statusCode(404).contentType("application/problem+json");
        session.as("ann").get("/api/sessions/a%00b/" + what).then().statusCode(404);
        given().auth().oauth2(TestTokens.of("another-tenant", "ann", Scopes.RECALL)).get(PATH + what, "s1").then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "goals/none", "agents/none" })
    void anUnknownGoalOrAgentIsNotFound(String what) {
        session.as("ann").get(PATH + what, "s1").then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({ "actions,limit,0", "actions,limit,1001", "actions,before,x", "context,limit,many", "state,after,x" })
    void aBadParameterIsNamed(String what, String name, String value) {
        session.as("ann").queryParam(name, value).get(PATH + what, "s1").then().statusCode(422)
                .body("errors.field", contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "state", "goals", "agents", "actions", "context" })
    void aSessionIsFoundByAnyId(String what) {
        var strange = new StoredSession("a/b c ünï🦄?x=1");

        strange.as("ann").get(PATH + what, strange.id()).then().statusCode(200);
    }

    @Test
    void aReadWaitsForItsPosition() {
        session.as("ann").queryParam("after", Fixture.position()).get(PATH + "state", "s1").then().statusCode(200);
    }
}
