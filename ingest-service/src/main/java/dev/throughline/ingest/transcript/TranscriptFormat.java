package dev.throughline.ingest.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.throughline.ingest.agent.FileOrigin.Workplace;
import dev.throughline.ingest.agent.Transcript;
import dev.throughline.ingest.claudecode.ClaudeCodeTranscript;
import dev.throughline.ingest.codex.CodexTranscript;
import dev.throughline.ingest.copilot.CopilotTranscript;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.gemini.GeminiTranscript;

/** The files that are known, by the agent that writes them: its name stands in the query and in the events. */
enum TranscriptFormat {

    CLAUDE_CODE("claude-code", lines(ClaudeCodeTranscript.UNUSED_FIELDS), ClaudeCodeTranscript::new),
    CODEX("codex", lines(Set.of()), CodexTranscript::new),
    COPILOT("copilot", lines(Set.of()), CopilotTranscript::new),
    GEMINI("gemini", DocumentOrLines::records, GeminiTranscript::new);

    /** Opens a file, of which no record may be larger than so many bytes. */
    interface Open {

        RecordReader records(InputStream stream, int mostBytes) throws IOException;
    }

    /** Begins a file. */
    interface Begin {

        Transcript begin(Function<Workplace, Draft.Origin> origins, Clock clock, Consumer<Draft> events);
    }

    private final String tool;
    private final Open open;
    private final Begin begin;

    TranscriptFormat(String tool, Open open, Begin begin) {
        this.tool = tool;
        this.open = open;
        this.begin = begin;
    }

    private static Open lines(Set<String> unusedFields) {
        return (stream, mostBytes) -> new LineRecords(new LineReader(stream, mostBytes), unusedFields);
    }

    static Optional<TranscriptFormat> of(String tool) {
        return Arrays.stream(values()).filter(format -> format.tool.equals(tool)).findFirst();
    }

    static String tools() {
        return Arrays.stream(values()).map(TranscriptFormat::tool).collect(Collectors.joining(", "));
    }

    String tool() {
        return tool;
    }

    RecordReader records(InputStream stream, int mostBytes) throws IOException {
        return open.records(stream, mostBytes);
    }

    Transcript begin(Function<Workplace, Draft.Origin> origins, Clock clock, Consumer<Draft> events) {
        return begin.begin(origins, clock, events);
    }
}
