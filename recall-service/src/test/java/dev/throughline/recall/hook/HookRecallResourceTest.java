package dev.throughline.recall.hook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class HookRecallResourceTest {

    private static final Map<String, String> REMOTE = Map.of("X-Throughline-Remote", "git@github.com:Acme/Hooked.git");

    private static final Map<String, String> OTHER_REMOTE = Map.of("X-Throughline-Remote", "git@github.com:Acme/Forms.git");

    @Test
    void aSessionsStartIsToldWhereTheProjectStands() {
        rememberHooked();

        var answer = asked(REMOTE, payload("SessionStart", "start-1", ""));

        assertThat(answer.getString("hookSpecificOutput.hookEventName")).isEqualTo("SessionStart");
        assertThat(answer.getString("hookSpecificOutput.additionalContext")).contains("github.com/acme/hooked", "Fix the hooks")
                .hasSizeLessThanOrEqualTo(6000);
    }

    @Test
    void aPromptIsToldWhatFitsItOnce() {
        rememberHooked();

        var first = asked(REMOTE, payload("UserPromptSubmit", "prompt-1", "The hooks spool overflows again"));
        var second = asked(REMOTE, payload("UserPromptSubmit", "prompt-1", "The hooks spool overflows again"));

        assertThat(first.getString("hookSpecificOutput.additionalContext")).contains("src/hooks/Spool.java");
        assertThat(second.getMap("")).isEmpty();
    }

    @Test
    void afterACompactionEverythingMayBeToldAgain() {
        rememberHooked();
        asked(REMOTE, payload("SessionStart", "compact-1", ""));

        var answer = asked(REMOTE, payload("SessionStart", "compact-1", "").replace("startup", "compact"));

        assertThat(answer.getString("hookSpecificOutput.additionalContext")).contains("Fix the hooks");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ok", "continue", "yes please go on", "<private>hooks spool overflow secret</private>" })
    void aPromptThatSaysNothingIsToldNothing(String prompt) {
        rememberHooked();

        assertThat(asked(REMOTE, payload("UserPromptSubmit", "nothing", prompt)).getMap("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "null", "\"text\"", "{\"hook_event_name\":\"PostToolUse\"}",
            "{\"hook_event_name\":\"SessionStart\",\"session_id\":\"a\\u0000b\",\"cwd\":\"/x/\\u0000\"}" })
    void aFaultNeverReachesTheAgent(String body) {
        assertThat(asked(Map.of(), body).getMap("")).isEmpty();
    }

    @Test
    void aFolderOutsideOfGitIsKnownByItsSession() {
        Memories shop = Memories.of("acme", "folder:laptop/notes");
        remember(shop.of(MemoryKind.CONTEXT, "Sort the notes", "Goal: sort the notes"));

        var answer = asked(Map.of("X-Throughline-Machine", "laptop"),
                "{\"hook_event_name\":\"SessionStart\",\"session_id\":\"n\",\"cwd\":\"/home/ann/notes\"}");

        assertThat(answer.getString("hookSpecificOutput.additionalContext")).contains("Sort the notes");
    }

    @ParameterizedTest
    @CsvSource({ "codex, SessionStart, hookSpecificOutput.additionalContext",
            "codex, UserPromptSubmit, hookSpecificOutput.additionalContext",
            "gemini, SessionStart, hookSpecificOutput.additionalContext",
            "gemini, BeforeAgent, hookSpecificOutput.additionalContext",
            "copilot, SessionStart, additionalContext",
            "cursor, sessionStart, additional_context" })
    void eachAgentIsToldInItsOwnForm(String agent, String event, String place) {
        remember("github.com/acme/forms");

        var answer = asked(agent, OTHER_REMOTE, payload(event, "form-" + agent + event, "The hooks spool overflows again"));

        assertThat(answer.getString(place)).contains("hooks spool overflowed");
        assertThat(answer.getMap("")).hasSize(1);
        if (place.startsWith("hookSpecificOutput")) {
            assertThat(answer.getString("hookSpecificOutput.hookEventName")).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @CsvSource({ "copilot, UserPromptSubmit", "cursor, beforeSubmitPrompt", "gemini, AfterAgent", "codex, Stop" })
    void anEventAtWhichTheAgentTakesNoTextIsToldNothing(String agent, String event) {
        remember("github.com/acme/forms");

        assertThat(asked(agent, OTHER_REMOTE, payload(event, "no-text", "The hooks spool overflows again")).getMap(""))
                .isEmpty();
    }

    @Test
    void theShimNamesTheEventWhereThePayloadDoesNot() {
        remember("github.com/acme/forms");
        var headers = new HashMap<>(OTHER_REMOTE);
        headers.put("X-Throughline-Event", "sessionStart");

        var answer = asked("copilot", headers, "{\"sessionId\": \"camel\", \"cwd\": \"/work/hooked\", \"source\": \"new\"}");

        assertThat(answer.getString("additionalContext")).contains("Fix the hooks");
    }

    @Test
    void cursorIsKnownThoughItRunsTheHooksOfClaudeCode() {
        remember("github.com/acme/forms");

        var answer = asked(OTHER_REMOTE,
                "{\"conversation_id\": \"c1\", \"cursor_version\": \"2.4\", \"hook_event_name\": \"sessionStart\"}");

        assertThat(answer.getString("additional_context")).contains("Fix the hooks");
    }

    @Test
    void anotherAgentIsNotFoundAndTheKnownOnesAreNamed() {
        given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL)).contentType("application/json").body("{}")
                .post("/api/hooks/clippy/recall").then()
                .statusCode(404).contentType("application/problem+json").body("detail", containsString("gemini"));
    }

    @Test
    void aCallerWithoutTheScopeIsRefused() {
        given().contentType("application/json").body("{}").post("/api/hooks/claude-code/recall").then().statusCode(401);
        given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.INGEST)).contentType("application/json").body("{}")
                .post("/api/hooks/claude-code/recall")
                .then().statusCode(403);
    }

    @Test
    void aPayloadThatIsNoJsonIsNotSupported() {
        given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL)).multiPart("payload", "{}")
                .post("/api/hooks/claude-code/recall").then().statusCode(415).contentType("application/problem+json");
    }

    private static void rememberHooked() {
        remember("github.com/acme/hooked");
    }

    private static void remember(String project) {
        Memories hooked = Memories.of("acme", project).withFiles("src/hooks/Spool.java");
        remember(hooked.of(MemoryKind.CONTEXT, "Fix the hooks", "Goal: the hooks spool overflowed"),
                hooked.prompt(1, "The hooks spool overflowed"));
    }

    /** Returns when they can be found, as a hook does not wait for that. */
    private static void remember(Memory... memories) {
        String position = Fixture.remember(memories);
        given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL)).queryParam("after", position).get("/api/search")
                .then().statusCode(200);
    }

    private static String payload(String event, String session, String prompt) {
        return """
                {"hook_event_name": "%s", "session_id": "%s", "cwd": "/work/hooked", "source": "startup", "prompt": "%s"}
                """.formatted(event, session, prompt);
    }

    private static JsonPath asked(Map<String, String> headers, String body) {
        return asked("claude-code", headers, body);
    }

    private static JsonPath asked(String agent, Map<String, String> headers, String body) {
        return given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL)).headers(headers)
                .contentType("application/json").body(body).post("/api/hooks/" + agent + "/recall").then().statusCode(200)
                .contentType("application/json").extract().jsonPath();
    }
}
