package dev.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;

/** What the other agents run at their hooks: their own configuration files, and the one script behind them. */
class AgentShimTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder = Machine.newFolder();
    private final Path checkout = Checkout.of(folder.resolve("shop"), "https://github.com/acme/" + folder.getFileName());

    /** A turn of each agent in the form of its own payloads, and where its answer has the text. */
    enum Agent {

        CODEX("hooks.json", "UserPromptSubmit", "UserPromptSubmit", "/hookSpecificOutput/additionalContext"),
        COPILOT("throughline.json", "UserPromptSubmit", "SessionStart", "/additionalContext"),
        GEMINI("settings.json", "BeforeAgent", "BeforeAgent", "/hookSpecificOutput/additionalContext"),
        CURSOR("hooks.json", "beforeSubmitPrompt", "sessionStart", "/additional_context");

        final String file;
        final String prompt;
        final String asks;
        final String text;

        Agent(String file, String prompt, String asks, String text) {
            this.file = file;
            this.prompt = prompt;
            this.asks = asks;
            this.text = text;
        }

        String tool() {
            return name().toLowerCase(Locale.ROOT);
        }

        Map<String, Object> payload(String session, Path folder, Map<String, Object> own) {
            var payload = new HashMap<String, Object>(own);
            payload.putAll(this == CURSOR
                    ? Map.of("conversation_id", session, "generation_id", "g-" + session, "cursor_version", "2.4",
                            "workspace_roots", List.of(folder.toString()))
                    : Map.of("session_id", session, "cwd", folder.toString(), "turn_id", "u-" + session, "source", "startup"));
            return payload;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatOneSessionSaysIsGivenToTheNext(Agent agent) {
        var shim = AgentShim.of(agent.tool(), agent.file, folder.resolve("state"));
        String session = agent.tool() + "-says-" + folder.getFileName();
        String said = "The deployment key of the shop is rotated by the marigold job";

        var run = shim.hook(agent.prompt, agent.payload(session, checkout, Map.of("prompt", said)));

        assertThat(run.exitCode()).isZero();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(prompts(session, agent.tool())).containsExactly(said));
        Suite.running().client().awaitArrivalOf(session);
        await().atMost(PATIENCE).untilAsserted(() -> {
            var asked = agent.payload(agent.tool() + "-asks-" + System.nanoTime(), checkout,
                    Map.of("prompt", "Which job rotates the deployment key of the shop?"));
            assertThat(json(shim.hook(agent.asks, asked)).at(agent.text).asText()).contains("marigold");
        });
    }

    @ParameterizedTest
    @EnumSource
    void anEventWithoutAnAnswerPrintsNothing(Agent agent) {
        var shim = AgentShim.of(agent.tool(), agent.file, folder.resolve("state"));

        for (String event : shim.events()) {
            var run = shim.hook(event, agent.payload("quiet-" + folder.getFileName(), folder, Map.of()));

            assertThat(run.exitCode()).isZero();
            assertThat(run.output()).isIn("", "{}\n");
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shim.machine().waiting()).isZero());
        assertThat(shim.machine().refused()).isZero();
    }

    @Test
    void oneSpoolKeepsTheEventsOfSeveralAgentsApart() {
        Path state = folder.resolve("state");
        var away = Plugin.withEnvironment(state).with("THROUGHLINE_INGEST", "http://127.0.0.1:1");
        String session = "both-" + folder.getFileName();
        for (Agent agent : List.of(Agent.CODEX, Agent.CURSOR)) {
            AgentShim.of(agent.tool(), agent.file, state).on(away).hook(agent.prompt,
                    agent.payload(agent.tool() + session, checkout, Map.of("prompt", "Change the price list")));
        }

        // one is enough, unless the machine is so busy that the hook has to give up
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            AgentShim.of("codex", "hooks.json", state).hook("SessionEnd", Map.of("session_id", "codex" + session));
            assertThat(prompts("cursor" + session, "cursor")).hasSize(1);
            assertThat(prompts("codex" + session, "codex")).hasSize(1);
        });
    }

    @Test
    void anAgentThatIsNotStartedFromATerminalReadsTheUsersFile() throws IOException {
        var suite = Suite.running();
        Path settings = folder.resolve("config/throughline/env");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, """
                export THROUGHLINE_INGEST='%s'
                export THROUGHLINE_RECALL='%s'
                export THROUGHLINE_TOKEN='%s'
                """.formatted(suite.ingest(), suite.recall(), suite.token()), UTF_8);
        var bare = new Plugin(folder.resolve("state"), Map.of("THROUGHLINE_STATE", folder.resolve("state").toString(),
                "XDG_CONFIG_HOME", folder.resolve("config").toString()));
        String session = "bare-" + folder.getFileName();

        AgentShim.of("cursor", "hooks.json", folder).on(bare).hook("beforeSubmitPrompt",
                Agent.CURSOR.payload(session, checkout, Map.of("prompt", "Change the price list")));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(prompts(session, "cursor")).hasSize(1));
    }

    private static List<String> prompts(String session, String tool) {
        return Database.texts("""
                SELECT e.data ->> 'text'
                FROM memory.session_event e
                JOIN memory.session s ON s.tenant_id = e.tenant_id AND s.id = e.session_id
                WHERE e.tenant_id = ? AND e.session_id = ? AND e.type = 'prompt' AND s.tool = ?
                ORDER BY e.sequence
                """, Suite.TENANT, session, tool);
    }

    private static JsonNode json(Plugin.Run run) {
        try {
            return Json.read((run.output().isEmpty() ? "{}" : run.output()).getBytes(UTF_8), JsonNode.class);
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + run.output(), e);
        }
    }
}
