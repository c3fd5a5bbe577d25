package dev.throughline.ingest.activity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class ActivityResourcesTest {

    private static final String SESSION = "/api/sessions/s1/";

    private final Doors doors = new Doors();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "actions | {\"type\":\"tool_call\",\"seq\":7,\"tool\":\"grep\"} | ACTION",
            "responses | {\"type\":\"answer\",\"text\":\"Done\"} | RESPONSE",
            "errors | {\"message\":\"It broke\",\"code\":3} | ERROR",
            "phase | {\"phase\":\"build\",\"current_step\":\"compile\"} | PHASE",
            "goals | {\"description\":\"Ship\",\"priority\":\"high\",\"estimate\":3} | GOAL_ADDED",
            "agents | {\"type\":\"researcher\",\"task\":\"look\"} | AGENT_SPAWNED" })
    void whatIsToldBecomesAnEventOfTheSession(String door, String body, EventType type) {
        doors.request().body(body).post(SESSION + door).then().statusCode(202)
                .body("session_id", equalTo("s1"))
                .body("id", equalTo(doors.theOne().id()))
                .body("position", matchesPattern("\\d+:\\d+"));

        assertThat(doors.theOne().type()).isEqualTo(type);
        assertThat(doors.theOne().sessionId()).isEqualTo("s1");
        assertThat(doors.theOne().data().toString()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "actions | {} | type",
            "actions | {\"type\": 7} | type",
            "responses | {\"text\": []} | text",
            "errors | {\"message\": \" \"} | message",
            "phase | {} | phase",
            "goals | {\"priority\": \"high\"} | description",
            "goals | {\"description\": \"x\", \"priority\": \"urgent\"} | priority",
            "goals | {\"description\": \"x\", \"status\": \"open\"} | status",
            "agents | {\"task\": \"look\"} | type",
            "context | {} | file_path",
            "context | {\"file_path\": \"a\", \"file_importance\": 1.1} | file_importance",
            "context | {\"file_path\": \"a\", \"file_action\": \"burnt\"} | file_action",
            "context | {\"search_query\": \"a\", \"file_importance\": 1} | file_path",
            "context | {\"memory_key\": \"k\", \"decision\": \"d\"} | memory_id" })
    void whatIsWrongIsNamed(String door, String body, String field) {
        doors.request().body(body).post(SESSION + door).then().statusCode(422)
                .contentType("application/problem+json").body("errors.field", contains(field));
    }

    @Test
    void severalKindsOfContextInOneRequestAreAnEventEach() {
        doors.request().header("Idempotency-Key", "k").body("""
                {"file_path": "src/Shop.java", "file_importance": 0.9, "search_query": "cart total", "decision": "Round late",
                 "memory_id": "mem_1", "memory_key": "rounding"}""").post(SESSION + "context").then().statusCode(202);

        assertThat(doors.sent()).extracting(SessionEvent::type).containsExactlyInAnyOrder(EventType.FILE_ACCESS,
                EventType.SEARCH, EventType.DECISION, EventType.MEMORY_REFERENCE);
        assertThat(doors.sent()).extracting(SessionEvent::id).containsExactlyInAnyOrder("k:0", "k:1", "k:2", "k:3");
        assertThat(data(EventType.FILE_ACCESS)).contains("\"path\":\"src/Shop.java\"", "\"importance\":0.9");
        assertThat(data(EventType.SEARCH)).isEqualTo("{\"query\":\"cart total\"}");
        assertThat(data(EventType.DECISION)).isEqualTo("{\"text\":\"Round late\"}");
        assertThat(data(EventType.MEMORY_REFERENCE)).contains("\"memory_id\":\"mem_1\"", "\"key\":\"rounding\"");
    }

    @Test
    void aGoalIsChangedByItsId() {
        doors.request().urlEncodingEnabled(false).body("{\"status\": \"completed\"}").patch(SESSION + "goals/a%2Fb").then()
                .statusCode(202).body("goal_id", equalTo("a/b"));

        assertThat(doors.theOne().type()).isEqualTo(EventType.GOAL_UPDATED);
        assertThat(doors.theOne().text("goal_id")).isEqualTo("a/b");
        assertThat(doors.theOne().text("status")).isEqualTo("completed");
    }

    @Test
    void aGoalWithoutAnIdHasThatOfItsEvent() {
        doors.request().header("Idempotency-Key", "k").body("{\"description\": \"Ship\"}").post(SESSION + "goals").then()
                .body("goal_id", equalTo("k:0"));
    }

    @Test
    void anAgentIsCompletedWithOrWithoutAWord() {
        doors.request().body("{\"status\": \"success\", \"result\": {\"files\": 3}}").post(SESSION + "agents/a1/complete")
                .then().statusCode(202).body("agent_id", equalTo("a1"));
        doors.request().post(SESSION + "agents/a2/complete").then().statusCode(202);

        assertThat(doors.sent()).extracting(event -> event.text("agent_id")).containsExactly("a1", "a2");
        assertThat(doors.sent()).extracting(SessionEvent::type).containsOnly(EventType.AGENT_COMPLETED);
    }

    @Test
    void secretsAreTakenOutAndTheTimeIsTheClients() {
        doors.request().header("X-Throughline-Occurred-At", "2026-01-31T12:00:00Z")
                .header("X-Throughline-Project", "acme-shop").header("X-Throughline-Machine", "box")
                .body("{\"type\": \"bash_exec\", \"command\": \"curl -u ann:hunter2secret https://x.example\"}")
                .post(SESSION + "actions").then().statusCode(202);

        assertThat(doors.theOne().text("command")).doesNotContain("hunter2secret").contains("[secret:");
        assertThat(doors.theOne().occurredAt()).hasToString("2026-01-31T12:00:00Z");
        assertThat(doors.theOne().project().key()).isEqualTo("acme-shop");
        assertThat(doors.theOne().machine()).isEqualTo("box");
    }

    @Test
    void fiftyActionsAtOnceAreFiftyEvents() throws Exception {
        List<Future<Integer>> answers;
        try (var clients = Executors.newFixedThreadPool(10)) {
            answers = IntStream.range(0, 50).mapToObj(number -> clients.submit(
                    () -> doors.request().body("{\"type\": \"step\"}").post(SESSION + "actions").statusCode())).toList();
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(202));
        assertThat(doors.sent()).extracting(SessionEvent::id).doesNotHaveDuplicates().hasSize(50);
    }

    @Test
    void withoutATokenNothingIsTaken() {
        given().contentType("application/json").body("{\"type\": \"x\"}").post(SESSION + "actions")
                .then().statusCode(401);
    }

    private String data(EventType type) {
        return doors.sent().stream().filter(event -> event.type() == type).findFirst().orElseThrow().data().toString();
    }
}
