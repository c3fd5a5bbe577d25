package dev.throughline.ingest.hook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.event.ContentKey;
import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.KafkaReader;
import dev.throughline.ingest.claudecode.ClaudeCodeHooks;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class HooksResourceTest {

    private static final String PROBLEM = "application/problem+json";

    private final String tenant = UUID.randomUUID().toString();

    @Test
    void everyEventOfTheAgentIsAcceptedAndALaterOneToo() {
        Set<String> events = new ClaudeCodeHooks().events();
        assertThat(events).hasSize(33);

        for (String event : events) {
            post("{\"session_id\": \"s\", \"hook_event_name\": \"" + event + "\"}").statusCode(202).body(equalTo("{}"));
        }
        post("{\"session_id\": \"s\", \"hook_event_name\": \"SomethingNew\"}").statusCode(202).body(equalTo("{}"));
    }

    @Test
    void whatCarriesNoMemoryIsCountedAndNotSent() {
        post("{\"session_id\": \"s\", \"hook_event_name\": \"PreToolUse\", \"tool_name\": \"Bash\", \"tool_use_id\": \"t\"}")
                .statusCode(202);

        assertThat(events()).isEmpty();
        given().get("/q/metrics").then()
                .body(containsString("hooks_dropped_total{agent=\"claude-code\",event=\"PreToolUse\"}"));
    }

    @Test
    void aPromptIsNamedByTheAgentsOwnId() {
        post("""
                {"session_id": "s", "hook_event_name": "UserPromptSubmit", "cwd": "/home/ann/shop", "prompt_id": "p1",
                 "prompt": "Fix it <system-reminder>not hers</system-reminder>"}""").statusCode(202);

        SessionEvent sent = sent();
        assertThat(sent.id()).isEqualTo("prompt:p1");
        assertThat(sent.contentKey()).isNull();
        assertThat(sent.text("text")).isEqualTo("Fix it");
        assertThat(sent.source()).isEqualTo(Source.HOOK);
        assertThat(sent.tool()).isEqualTo("claude-code");
    }

    @Test
    void aPromptWithoutIdIsKnownByItsContentAndTheCallsKey() {
        call().header("Idempotency-Key", "k7")
                .body("{\"session_id\": \"s\", \"hook_event_name\": \"UserPromptSubmit\", \"prompt\": \" Fix it \"}")
                .post("/api/hooks/claude-code").then().statusCode(202);

        SessionEvent sent = sent();
        assertThat(sent.id()).isEqualTo("k7");
        assertThat(sent.contentKey()).isEqualTo(ContentKey.of(EventType.PROMPT, "Fix it"));
        assertThat(sent.occurrence()).isZero();
    }

    @Test
    void theHeadersOfTheShimTellOfMachineAndCheckout() {
        call().header("X-Throughline-Machine", "box").header("X-Throughline-Branch", "main")
                .header("X-Throughline-Commit", "4b825dc").header("X-Throughline-Remote", "https://github.com/Acme/Shop")
                .header("X-Throughline-Root-Commit", "abc123")
                .header("X-Throughline-Occurred-At", "2026-02-01T08:00:00Z")
                .body("{\"session_id\": \"s\", \"hook_event_name\": \"SessionStart\", \"source\": \"startup\", \"cwd\": \"/x\"}")
                .post("/api/hooks/claude-code").then().statusCode(202);

        SessionEvent sent = sent();
        assertThat(sent.id()).isEqualTo("session-started");
        assertThat(sent.project().key()).isEqualTo("github.com/acme/shop");
        assertThat(sent.project().aliases()).containsExactly("root:abc123");
        assertThat(sent.machine()).isEqualTo("box");
        assertThat(sent.branch()).isEqualTo("main");
        assertThat(sent.text("git_commit")).isEqualTo("4b825dc");
        assertThat(sent.occurredAt()).hasToString("2026-02-01T08:00:00Z");
    }

    @Test
    void aHeaderThatBreaksARuleIsNoReasonToFail() {
        call().header("X-Throughline-Project", "x".repeat(501)).header("X-Throughline-Occurred-At", "soon")
                .body("{\"session_id\": \"s\", \"hook_event_name\": \"SessionEnd\", \"reason\": \"other\", \"cwd\": \"/a/shop\"}")
                .post("/api/hooks/claude-code").then().statusCode(202);

        assertThat(sent().project().key()).isEqualTo("folder:shop");
    }

    @Test
    void anEditKeepsItsFileAndBoundedTextsButNotTheWholeFile() {
        post("""
                {"session_id": "s", "hook_event_name": "PostToolUse", "tool_name": "Edit", "tool_use_id": "toolu_1",
                 "duration_ms": 12, "agent_id": "a1",
                 "tool_input": {"file_path": "/x/cart.ts", "old_string": "a", "new_string": "%s"},
                 "tool_response": {"filePath": "/x/cart.ts", "originalFile": "WHOLE", "userModified": false}}"""
                .formatted("n".repeat(20_000))).statusCode(202);

        SessionEvent sent = sent();
        assertThat(sent.id()).isEqualTo("tool:toolu_1");
        assertThat(sent.agentId()).isEqualTo("a1");
        assertThat(sent.data().at("/input/file_path").asText()).isEqualTo("/x/cart.ts");
        assertThat(sent.data().at("/input/new_string").asText()).hasSizeLessThanOrEqualTo(4096);
        assertThat(sent.data().at("/truncated").path("input.new_string").path("characters").asInt()).isEqualTo(20_000);
        assertThat(sent.text("output")).doesNotContain("WHOLE");
        assertThat(sent.data().path("duration_ms").asInt()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"plain\"                                                        | plain",
            "{\"stdout\": \"out\", \"stderr\": \"err\", \"interrupted\": false} | 'out\nerr'",
            "[{\"type\": \"text\", \"text\": \"a\"}, {\"type\": \"image\"}]     | 'a\n[image]'",
            "{\"type\": \"text\", \"file\": {\"filePath\": \"x\", \"content\": \"body\"}} | body",
            "{\"mode\": \"files\", \"filenames\": [\"a\", \"b\"]}             | 'a\nb'",
            "{\"filePath\": \"x\", \"success\": true}                         | '{\"filePath\":\"x\",\"success\":true}'" })
    void aToolsResponseBecomesText(String response, String output) {
        post("{\"session_id\": \"s\", \"hook_event_name\": \"PostToolUse\", \"tool_name\": \"T\", \"tool_use_id\": \"t\", "
                + "\"tool_response\": " + response + "}").statusCode(202);

        assertThat(sent().text("output")).isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "PostToolUseFailure | tool_failed      | \"tool_use_id\": \"t\", \"error\": \"boom\"",
            "Stop               | response         | \"last_assistant_message\": \"Done.\"",
            "SubagentStart      | agent_spawned    | \"agent_id\": \"a\", \"agent_type\": \"Explore\"",
            "SubagentStop       | subagent_stopped | \"agent_id\": \"a\", \"last_assistant_message\": \"Found it.\"",
            "TaskCreated        | goal_added       | \"task_id\": \"1\", \"task_subject\": \"Ship it\"",
            "TaskCompleted      | goal_updated     | \"task_id\": \"1\", \"task_subject\": \"Ship it\"",
            "PostCompact        | compacted        | \"trigger\": \"auto\", \"compact_summary\": \"So far\"",
            "StopFailure        | notification     | \"error\": \"overloaded\"",
            "SessionStart       | session_resumed  | \"source\": \"resume\"",
            "SessionEnd         | session_ended    | \"reason\": \"clear\"" })
    void whatCarriesMemoryIsMapped(String hookEvent, String type, String fields) {
        post("{\"session_id\": \"s\", \"hook_event_name\": \"" + hookEvent + "\", " + fields + "}").statusCode(202)
                .header("X-Throughline-Position", containsString(":"));

        assertThat(sent().type().wireName()).isEqualTo(type);
    }

    @Test
    void privateTextInAPromptNeverReachesKafka() {
        post("{\"session_id\": \"s\", \"hook_event_name\": \"UserPromptSubmit\", \"prompt\": \"a <private>hushed</private> b\"}")
                .statusCode(202);

        assertThat(KafkaReader.values(Topics.SESSION_OBSERVED, tenant)).singleElement().asString().doesNotContain("hushed");
        assertThat(sent().isPrivate()).isTrue();
    }

    @Test
    void aMalformedPayloadIsAProblem() {
        post("{\"session_id\":").statusCode(400).contentType(PROBLEM).body("detail", containsString("line 1"));
        post("[]").statusCode(400).contentType(PROBLEM);
        post("{\"hook_event_name\": \"Stop\"}").statusCode(422).body("errors[0].field", equalTo("session_id"));
        post("{\"session_id\": \"s\"}").statusCode(422).body("errors[0].field", equalTo("hook_event_name"));
    }

    @Test
    void anotherAgentIsNotFoundAndTheKnownOnesAreNamed() {
        call().body("{}").post("/api/hooks/clippy").then().statusCode(404).contentType(PROBLEM)
                .body("detail", containsString("claude-code"));
    }

    private ValidatableResponse post(String payload) {
        return call().body(payload).post("/api/hooks/claude-code").then();
    }

    private RequestSpecification call() {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST)).contentType("application/json");
    }

    private SessionEvent sent() {
        return events().getLast();
    }

    private List<SessionEvent> events() {
        return KafkaReader.events(Topics.SESSION_OBSERVED, tenant);
    }
}
