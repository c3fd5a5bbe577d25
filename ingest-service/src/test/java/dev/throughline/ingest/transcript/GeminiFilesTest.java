package dev.throughline.ingest.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.Source;
import dev.throughline.ingest.agent.Transcript;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.transcript.RecordReader.Entry;

/** The forms of Gemini's files, and what bounds them. */
class GeminiFilesTest {

    private static final int MOST_BYTES = 10_000;
    private static final Draft.Origin ORIGIN = new Draft.Origin(Source.TRANSCRIPT, Optional.empty(), "gemini", null, null);

    private final List<Draft> drafts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Transcript transcript = TranscriptFormat.GEMINI.begin(place -> ORIGIN, Clock.systemUTC(), drafts::add);

    @Test
    void aMessageThatIsTooLargeIsLeftOutAndTheNextOneIsRead() throws IOException {
        read("{\"sessionId\": \"s\", \"messages\": [" + message("m1", "user", "x".repeat(MOST_BYTES)) + ", 17, "
                + message("m2", "user", "Fix it") + "]}");

        assertThat(types()).containsExactly(EventType.SESSION_STARTED, EventType.PROMPT);
        assertThat(faults).containsExactly("is larger than a message may be", "is no JSON object");
    }

    @Test
    void aDocumentThatIsCutShortIsTakenInUpToThere() throws IOException {
        read("{\n\"sessionId\": \"s\",\n\"messages\": [" + message("m1", "user", "Fix it") + ", {\"id\": ");

        assertThat(types()).containsExactly(EventType.SESSION_STARTED, EventType.PROMPT);
        assertThat(faults).singleElement().asString().contains("is not JSON");
    }

    @Test
    void linesOfALaterVersionRepeatAMessageWhenItsToolsHaveAnswered() throws IOException {
        read(String.join("\n", "{\"sessionId\": \"s\", \"projectHash\": \"h\"}", message("m1", "user", "Fix it"),
                message("m2", "gemini", "I look."), "{\"$set\": {\"lastUpdated\": \"x\"}}",
                message("m2", "gemini", "I look.").replace("}", ", \"toolCalls\": [{\"id\": \"c1\", \"name\": \"ls\", "
                        + "\"status\": \"error\", \"args\": {}}]}"),
                message("m3", "gemini", "Fixed."), message("m1", "user", "Fix it"), "no json"));

        assertThat(types()).containsExactly(EventType.SESSION_STARTED, EventType.PROMPT, EventType.TOOL_FAILED,
                EventType.RESPONSE);
        assertThat(drafts.getLast().data().path("text").asText()).isEqualTo("Fixed.");
        assertThat(faults).hasSize(1);
    }

    @Test
    void aSubAgentsFileIsNoConversationOfAPerson() throws IOException {
        read("{\"sessionId\": \"s\", \"kind\": \"subagent\"}\n" + message("m1", "user", "Look into it"));

        assertThat(drafts).isEmpty();
        assertThat(transcript.skipped()).containsEntry("user/of a sub-agent", 1);
    }

    @Test
    void anythingElseIsNoReasonToFail() throws IOException {
        for (String file : List.of("", "[]", "17", "{}", "{\"messages\": []}",
                "{\"messages\": [" + message("m", "user", "x") + "]}",
                "\u0000", "{\"sessionId\": \"\"}")) {
            read(file);
        }

        assertThat(drafts).isEmpty();
    }

    private void read(String file) throws IOException {
        InputStream stream = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        RecordReader records = TranscriptFormat.GEMINI.records(stream, MOST_BYTES);
        for (Optional<Entry> entry = records.next(); entry.isPresent(); entry = records.next()) {
            Optional<String> fault = switch (entry.get()) {
                case Entry.Usable usable -> transcript.read(usable.json(), usable.bytes());
                case Entry.Unusable unusable -> Optional.of(unusable.reason());
            };
            fault.ifPresent(faults::add);
        }
        transcript.end();
    }

    private List<EventType> types() {
        return drafts.stream().map(Draft::type).toList();
    }

    private static String message(String id, String type, String text) {
        return "{\"id\": \"" + id + "\", \"type\": \"" + type + "\", \"content\": \"" + text + "\"}";
    }
}
