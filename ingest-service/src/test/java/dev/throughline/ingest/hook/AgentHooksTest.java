package dev.throughline.ingest.hook;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.KafkaReader;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** The hooks of the agents beside Claude Code: what becomes of them, and that a file imported later holds the same. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class AgentHooksTest {

    private static final Path RECORDED = Path.of("..", "..", "shared", "data", "transcripts", "EntityProcess__agentv");

    private final String tenant = UUID.randomUUID().toString();

    @ParameterizedTest
    @EnumSource
    void everyEventIsAcceptedAndALaterOneToo(HookAgent agent) {
        for (String event : agent.hooks().events()) {
            post(agent.tool(), "\"hook_event_name\": \"" + event + "\"");
        }
        post(agent.tool(), "\"hook_event_name\": \"SomethingNew\"");

        given().get("/q/metrics").then()
                .body(containsString("hooks_dropped_total{agent=\"" + agent.tool() + "\",event=\"other\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "codex   | SessionStart        | session_started  | session-started | \"source\": \"startup\"",
            "codex   | UserPromptSubmit    | prompt           | prompt:u1:      | \"turn_id\": \"u1\", \"prompt\": \"Fix it\"",
            "codex   | Stop                | response         | response:u1:    | \"turn_id\": \"u1\", \"last_assistant_message\": \"Done.\"",
            "codex   | PostToolUse         | tool_result      | tool:c1         | \"tool_use_id\": \"c1\", \"tool_name\": \"Bash\", \"tool_response\": \"ok\"",
            "codex   | SubagentStop        | subagent_stopped | subagent-       | \"agent_id\": \"a1\", \"last_assistant_message\": \"Found.\"",
            "codex   | SessionEnd          | session_ended    |                 | \"reason\": \"idle\"",
            "copilot | SessionStart        | session_started  | session-started | \"source\": \"new\"",
            "copilot | UserPromptSubmit    | prompt           |                 | \"prompt\": \"Fix it\"",
            "copilot | PostToolUse         | tool_result      |                 | \"tool_name\": \"Bash\", \"tool_result\": {\"result_type\": \"success\", \"text_result_for_llm\": \"ok\"}",
            "copilot | PostToolUseFailure  | tool_failed      |                 | \"tool_name\": \"Bash\", \"error\": \"boom\"",
            "copilot | SubagentStop        | subagent_stopped | subagent-       | \"agent_id\": \"a1\", \"last_assistant_message\": \"Found.\"",
            "copilot | ErrorOccurred       | notification     |                 | \"recoverable\": false, \"error\": {\"message\": \"quota\"}",
            "gemini  | SessionStart        | session_resumed  |                 | \"source\": \"resume\"",
            "gemini  | BeforeAgent         | prompt           |                 | \"prompt\": \"Fix it\"",
            "gemini  | AfterAgent          | response         |                 | \"prompt\": \"Fix it\", \"prompt_response\": \"Done.\"",
            "gemini  | AfterTool           | tool_result      |                 | \"tool_name\": \"read_file\", \"tool_response\": {\"llmContent\": \"text\"}",
            "gemini  | AfterTool           | tool_failed      |                 | \"tool_name\": \"read_file\", \"tool_response\": {\"error\": {\"message\": \"none\"}}",
            "cursor  | sessionStart        | session_started  | session-started | \"composer_mode\": \"agent\"",
            "cursor  | beforeSubmitPrompt  | prompt           | prompt:g1       | \"generation_id\": \"g1\", \"prompt\": \"Fix it\"",
            "cursor  | afterAgentResponse  | response         | response:g1:    | \"generation_id\": \"g1\", \"text\": \"Done.\"",
            "cursor  | postToolUse         | tool_result      | tool:t1         | \"tool_use_id\": \"t1\", \"tool_name\": \"Shell\", \"tool_output\": \"{\\\"exitCode\\\":0,\\\"stdout\\\":\\\"ok\\\"}\"",
            "cursor  | postToolUse         | tool_failed      | tool:t1         | \"tool_use_id\": \"t1\", \"tool_name\": \"Shell\", \"tool_output\": \"{\\\"exitCode\\\":2,\\\"stdout\\\":\\\"no\\\"}\"",
            "cursor  | postToolUseFailure  | tool_failed      | tool:t1         | \"tool_use_id\": \"t1\", \"tool_name\": \"Shell\", \"error_message\": \"denied\"",
            "cursor  | subagentStop        | subagent_stopped | subagent-       | \"subagent_id\": \"a1\", \"summary\": \"Found.\"" })
    void whatCarriesMemoryIsMapped(String agent, String hookEvent, String type, String id, String fields) {
        post(agent, "\"hook_event_name\": \"" + hookEvent + "\", " + fields);

        assertThat(live()).singleElement().satisfies(event -> {
            assertThat(event.type().wireName()).isEqualTo(type);
            assertThat(event.id()).startsWith(id == null ? "" : id);
            assertThat(event.tool()).isEqualTo(agent);
            assertThat(event.sessionId()).isEqualTo("s1");
            assertThat(event.project().key()).isEqualTo("folder:shop");
        });
    }

    @Test
    void aCodexTurnMayHoldSeveralPrompts() {
        post("codex", "\"hook_event_name\": \"UserPromptSubmit\", \"turn_id\": \"u1\", \"prompt\": \"Fix it\"");
        post("codex", "\"hook_event_name\": \"UserPromptSubmit\", \"turn_id\": \"u1\", \"prompt\": \"And test it\"");

        assertThat(live()).extracting(SessionEvent::id).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void aCodexSessionHasTheSameIdsInItsFile() {
        post("codex", "\"hook_event_name\": \"SessionStart\", \"source\": \"startup\"");
        post("codex", "\"hook_event_name\": \"UserPromptSubmit\", \"turn_id\": \"u1\", \"prompt\": \"Fix it\"");
        post("codex",
                "\"hook_event_name\": \"PostToolUse\", \"turn_id\": \"u1\", \"tool_use_id\": \"c1\", \"tool_name\": \"Bash\", "
                        + "\"tool_input\": {\"command\": \"make\"}, \"tool_response\": \"ok\"");
        post("codex", "\"hook_event_name\": \"Stop\", \"turn_id\": \"u1\", \"last_assistant_message\": \"Done.\"");

        importFile("codex",
                """
                        {"type": "session_meta", "payload": {"id": "s1", "cwd": "/work/shop"}}
                        {"type": "event_msg", "payload": {"type": "task_started", "turn_id": "u1"}}
                        {"type": "event_msg", "payload": {"type": "user_message", "message": "Fix it"}}
                        {"type": "response_item", "payload": {"type": "function_call", "call_id": "c1", "name": "exec_command", "arguments": "{\\"cmd\\": \\"make\\"}"}}
                        {"type": "response_item", "payload": {"type": "function_call_output", "call_id": "c1", "output": "Process exited with code 0\\nOutput:\\nok"}}
                        {"type": "event_msg", "payload": {"type": "agent_message", "phase": "final_answer", "message": "Done."}}
                        """);

        assertThat(imported()).extracting(SessionEvent::id)
                .containsExactlyElementsOf(live().stream().map(SessionEvent::id).toList());
    }

    @Test
    void aGeminiSessionIsKnownByItsContents() {
        post("gemini", "\"hook_event_name\": \"BeforeAgent\", \"prompt\": \"Fix it\"");
        post("gemini", "\"hook_event_name\": \"AfterTool\", \"tool_name\": \"edit\", \"tool_input\": {\"a\": 1, \"b\": \"x\"}, "
                + "\"tool_response\": {\"llmContent\": [{\"text\": \"ok\"}]}");
        post("gemini", "\"hook_event_name\": \"AfterAgent\", \"prompt\": \"Fix it\", \"prompt_response\": \"I look. Done.\"");

        importFile("gemini",
                """
                        {"sessionId": "s1", "messages": [
                          {"id": "m1", "type": "user", "content": [{"text": "Fix it"}]},
                          {"id": "m2", "type": "gemini", "content": "I look.", "toolCalls": [{"id": "c1", "name": "edit", "status": "success",
                            "args": {"b": "x", "a": 1}, "result": [{"functionResponse": {"response": {"output": "ok"}}}]}]},
                          {"id": "m3", "type": "gemini", "content": "Done."}]}
                        """);

        assertThat(imported()).extracting(SessionEvent::contentKey).filteredOn(key -> key != null)
                .containsExactlyElementsOf(live().stream().map(SessionEvent::contentKey).toList());
        assertThat(imported().getLast().data().fieldNames()).toIterable().containsExactly("text");
    }

    @ParameterizedTest
    @ValueSource(strings = { "10fb4666-56f0-4352-90fc-715caf95b418", "c3f091b3-1a1f-435f-8acb-6c7520106212" })
    void whatCopilotToldItsHooksIsInItsFile(String session) throws IOException {
        byte[] file = Files.readAllBytes(RECORDED.resolve(session + ".copilot.jsonl.gz"));
        List<JsonNode> hooks = hooksIn(file).stream()
                .filter(hook -> hook.path("hookType").asText().matches("userPromptSubmitted|postToolUse")).toList();

        hooks.forEach(hook -> call().header("X-Throughline-Event", hook.path("hookType").asText())
                .body(Json.bytes(hook.path("input"))).post("/api/hooks/copilot").then().statusCode(202));
        call().header("Content-Encoding", "gzip").contentType("application/octet-stream").body(file)
                .post("/api/transcripts?tool=copilot").then().statusCode(202);

        Map<String, Long> inFile = keys(imported());
        assertThat(keys(live())).hasSizeGreaterThan(40)
                .allSatisfy((key, times) -> assertThat(inFile.get(key)).isGreaterThanOrEqualTo(times));
    }

    @Test
    void cursorIsKnownThoughItRunsTheHooksOfClaudeCode() {
        call().body("""
                {"conversation_id": "c1", "generation_id": "g1", "cursor_version": "2.4", "workspace_roots": ["/work/shop"],
                 "hook_event_name": "UserPromptSubmit", "prompt": "Fix it"}""").post("/api/hooks/claude-code").then()
                .statusCode(202);

        assertThat(live()).singleElement().satisfies(event -> {
            assertThat(event.tool()).isEqualTo("cursor");
            assertThat(event.sessionId()).isEqualTo("c1");
            assertThat(event.id()).isEqualTo("prompt:g1");
        });
    }

    @Test
    void aPayloadThatDoesNotNameItsEventIsAProblem() {
        call().body("{\"sessionId\": \"s1\", \"prompt\": \"Fix it\"}").post("/api/hooks/copilot").then().statusCode(422)
                .body("errors[0].field", equalTo("hook_event_name"));
    }

    @Test
    void theDocumentationListsTheAgents() {
        String document = given().accept("application/json").get("/api/openapi").then().statusCode(200).extract().asString();

        assertThat(document).contains("\"claude-code\", \"codex\", \"copilot\", \"gemini\", \"cursor\"");
    }

    private static List<JsonNode> hooksIn(byte[] file) throws IOException {
        var hooks = new ArrayList<JsonNode>();
        try (var lines = new GZIPInputStream(new ByteArrayInputStream(file))) {
            for (String line : new String(lines.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("{\"type\":\"hook.start\"")) {
                    hooks.add(Json.mapper().readTree(line).path("data"));
                }
            }
        }
        return hooks;
    }

    private static Map<String, Long> keys(List<SessionEvent> events) {
        return events.stream().filter(event -> event.contentKey() != null && event.type() != EventType.RESPONSE)
                .collect(groupingBy(SessionEvent::contentKey, counting()));
    }

    private void post(String agent, String fields) {
        call().body("{\"session_id\": \"s1\", \"conversation_id\": \"s1\", \"cwd\": \"/work/shop\", " + fields + "}")
                .post("/api/hooks/" + agent).then().statusCode(202).body(equalTo("{}"));
    }

    private void importFile(String tool, String file) {
        call().contentType("application/octet-stream").body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/transcripts?tool=" + tool).then().statusCode(202).body("rejected_lines", equalTo(0));
    }

    private RequestSpecification call() {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST)).contentType("application/json");
    }

    private List<SessionEvent> live() {
        return KafkaReader.events(Topics.SESSION_OBSERVED, tenant);
    }

    private List<SessionEvent> imported() {
        return KafkaReader.events(Topics.SESSION_IMPORTED, tenant);
    }
}
