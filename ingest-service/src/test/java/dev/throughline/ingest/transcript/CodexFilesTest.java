package dev.throughline.ingest.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.Source;
import dev.throughline.ingest.agent.FileOrigin.Workplace;
import dev.throughline.ingest.agent.Transcript;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.transcript.RecordReader.Entry;

/** What the recorded files of Codex do not show: older versions, sub-agents, the ways in which a tool answers. */
class CodexFilesTest {

    private static final String META = """
            {"type": "session_meta", "payload": {"id": "s1", "cwd": "/work/shop", "git": {"repository_url": "https://example.com/shop.git", "branch": "main"}}}
            """;

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Workplace> workplaces = new ArrayList<>();
    private final Transcript transcript = TranscriptFormat.CODEX.begin(this::origin, Clock.systemUTC(), drafts::add);

    @Test
    void ofAVersionWithoutPhasesTheLastTextOfATurnIsTheResponse() throws IOException {
        read(META, told("user_message", "Fix it"), told("agent_message", "I look."), told("agent_message", "Done."));

        assertThat(drafts).extracting(Draft::type).containsExactly(EventType.SESSION_STARTED, EventType.PROMPT,
                EventType.RESPONSE);
        assertThat(drafts.getLast().data().path("text").asText()).isEqualTo("Done.");
    }

    @Test
    void aCommandThatRunsOnIsOneCallWithItsWholeOutput() throws IOException {
        read(META, call("c1", "exec_command", "{\\\"cmd\\\": \\\"make\\\"}"),
                answer("c1", "Process running with session ID 7\\nOutput:\\nhalf "),
                call("c2", "write_stdin", "{\\\"session_id\\\": 7}"),
                answer("c2", "Process running with session ID 7\\nOutput:\\na "),
                call("c3", "write_stdin", "{\\\"session_id\\\": 7}"),
                answer("c3", "Process exited with code 2\\nOutput:\\nmile"));

        assertThat(drafts).hasSize(2).last().satisfies(call -> {
            assertThat(call.type()).isEqualTo(EventType.TOOL_FAILED);
            assertThat(call.data().path("tool_use_id").asText()).isEqualTo("c1");
            assertThat(call.data().path("error").asText()).isEqualTo("Exited with code 2\nhalf a mile");
        });
    }

    @Test
    void aCommandThatHasNotEndedIsNoEventYet() throws IOException {
        read(META, call("c1", "exec_command", "{}"), answer("c1", "Process running with session ID 7\\nOutput:\\nhalf"));

        assertThat(drafts).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Process exited with code 0\\nOutput:\\nok                                     | tool_result | ok",
            "Exit code: 1\\nWall time: 0 seconds\\nOutput:\\nno                            | tool_failed | 'Exited with code 1\nno'",
            "{\\\"output\\\":\\\"no\\\",\\\"metadata\\\":{\\\"exit_code\\\":1}}           | tool_failed | 'Exited with code 1\nno'",
            "{\\\"output\\\":                                                            | tool_result | '{\"output\":'",
            "apply_patch verification failed: no such line                             | tool_failed | 'apply_patch verification failed: no such line'",
            "aborted by user after 3s                                                  | tool_failed | 'aborted by user after 3s'",
            "Plan updated                                                              | tool_result | Plan updated" })
    void howAToolAnswersTellsWhetherItFailed(String output, String type, String text) throws IOException {
        read(META, call("c1", "shell", "{}"), answer("c1", output));

        assertThat(drafts.getLast().type().wireName()).isEqualTo(type);
        assertThat(drafts.getLast().data().path(type.equals("tool_failed") ? "error" : "output").asText()).isEqualTo(text);
    }

    @Test
    void aSubAgentsFileBelongsToTheSessionThatStartedIt() throws IOException {
        read("""
                {"type": "session_meta", "payload": {"id": "a1", "source": {"subagent": {"thread_spawn": {"parent_thread_id": "s1"}}}}}
                """,
                told("user_message", "Look into src"), told("agent_message", "It is in a.ts"));

        assertThat(drafts).extracting(Draft::type).containsExactly(EventType.AGENT_SPAWNED, EventType.SUBAGENT_STOPPED);
        assertThat(drafts).allSatisfy(event -> {
            assertThat(event.sessionId()).isEqualTo("s1");
            assertThat(event.agentId()).isEqualTo("a1");
        });
    }

    @Test
    void theFileTellsItsCheckout() throws IOException {
        read(META);

        assertThat(workplaces).containsExactly(new Workplace("/work/shop", "https://example.com/shop.git", "main"));
        assertThat(drafts.getFirst().origin().branch()).isEqualTo("main");
    }

    private Draft.Origin origin(Workplace workplace) {
        workplaces.add(workplace);
        return new Draft.Origin(Source.TRANSCRIPT, Optional.empty(), "codex", null, null);
    }

    private void read(String... lines) throws IOException {
        var stream = new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        RecordReader records = TranscriptFormat.CODEX.records(stream, 100_000);
        for (Optional<Entry> entry = records.next(); entry.isPresent(); entry = records.next()) {
            assertThat(entry.get()).isInstanceOf(Entry.Usable.class);
            var usable = (Entry.Usable) entry.get();
            assertThat(transcript.read(usable.json(), usable.bytes())).isEmpty();
        }
        transcript.end();
    }

    private static String told(String type, String text) {
        return "{\"type\": \"event_msg\", \"payload\": {\"type\": \"" + type + "\", \"message\": \"" + text + "\"}}";
    }

    private static String call(String id, String name, String arguments) {
        return "{\"type\": \"response_item\", \"payload\": {\"type\": \"function_call\", \"call_id\": \"" + id
                + "\", \"name\": \""
                + name + "\", \"arguments\": \"" + arguments + "\"}}";
    }

    private static String answer(String id, String output) {
        return "{\"type\": \"response_item\", \"payload\": {\"type\": \"function_call_output\", \"call_id\": \"" + id
                + "\", \"output\": \"" + output + "\"}}";
    }
}
