package dev.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;

/** Real sessions of the other agents, which lie beside the repository, imported into the running suite. */
class RecordedSessionsTest {

    private static final Path RECORDED = Path.of("..", "..", "..", "shared", "data", "transcripts");
    private static final String ROWS = """
            SELECT event_id
            FROM memory.session_event
            WHERE tenant_id = ? AND session_id = ?
            ORDER BY sequence
            """;

    private final Client client = Suite.running().client();

    @ParameterizedTest
    @CsvSource({ "codex, EntityProcess__agentv/019f1de1-ca1d-7261-9e32-4d51380144e6.codex.jsonl.gz",
            "copilot, EntityProcess__agentv/10fb4666-56f0-4352-90fc-715caf95b418.copilot.jsonl.gz",
            "gemini, entireio__cli/faff42ab-6ea5-4f78-b8c4-f7dd6272af08.gemini.json.gz" })
    void aSecondImportAddsNothing(String tool, String file) throws IOException {
        Client.Answer first = importFile(tool, file);
        client.awaitArrival(first.position());
        List<String> rows = rowsOf(first);

        client.awaitArrival(importFile(tool, file).position());

        assertThat(rows).hasSize(first.body().path("accepted").asInt());
        assertThat(rowsOf(first)).isEqualTo(rows);
    }

    @Test
    void whatCopilotToldItsHooksIsThereOnceWhenItsFileIsImported() throws IOException {
        String file = "EntityProcess__agentv/c3f091b3-1a1f-435f-8acb-6c7520106212.copilot.jsonl.gz";
        List<JsonNode> hooks = hooksIn(file);
        hooks.forEach(hook -> assertThat(client.post("/api/hooks/copilot", Json.bytes(hook.path("input")),
                Map.of("X-Throughline-Event", hook.path("hookType").asText())).status()).isEqualTo(202));
        client.awaitArrivalOf(hooks.getFirst().path("input").path("sessionId").asText());

        Client.Answer imported = importFile("copilot", file);
        client.awaitArrival(imported.position());

        assertThat(count(imported, "prompt")).isEqualTo(4);
        assertThat(count(imported, "tool_result")).isEqualTo(60);
        assertThat(count(imported, "tool_failed")).isEqualTo(1);
    }

    private Client.Answer importFile(String tool, String file) throws IOException {
        return client.post("/api/transcripts?tool=" + tool + "&project=recorded", Files.readAllBytes(RECORDED.resolve(file)),
                Map.of("Content-Type", "application/octet-stream", "Content-Encoding", "gzip"));
    }

    private static List<JsonNode> hooksIn(String file) throws IOException {
        try (var lines = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(RECORDED.resolve(file))))) {
            return new String(lines.readAllBytes(), UTF_8).lines().filter(line -> line.startsWith("{\"type\":\"hook.start\""))
                    .map(RecordedSessionsTest::data)
                    .filter(hook -> hook.path("hookType").asText().matches("userPromptSubmitted|postToolUse")).toList();
        }
    }

    private static JsonNode data(String line) {
        try {
            return Json.read(line.getBytes(UTF_8), JsonNode.class).path("data");
        } catch (IOException e) {
            throw new AssertionError("Not JSON", e);
        }
    }

    private static List<String> rowsOf(Client.Answer imported) {
        return Database.texts(ROWS, Suite.TENANT, imported.body().path("session_id").asText());
    }

    private static long count(Client.Answer imported, String type) {
        return Database.count("""
                SELECT count(*)
                FROM memory.session_event
                WHERE tenant_id = ? AND session_id = ? AND type = ?
                """, Suite.TENANT, imported.body().path("session_id").asText(), type);
    }
}
