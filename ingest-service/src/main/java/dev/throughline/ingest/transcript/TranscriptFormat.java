package dev.throughline.ingest.transcript;

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
import dev.throughline.ingest.event.Draft;

/** The files that are known, by the agent that writes them: its name stands in the query and in the events. */
enum TranscriptFormat {

    CLAUDE_CODE("claude-code", ClaudeCodeTranscript.UNUSED_FIELDS, ClaudeCodeTranscript::new),
    CODEX("codex", Set.of(), CodexTranscript::new);

    /** Begins a file. */
    interface Begin {

        Transcript begin(Function<Workplace, Draft.Origin> origins, Clock clock, Consumer<Draft> events);
    }

    private final String tool;
    private final Set<String> unusedFields;
    private final Begin begin;

    TranscriptFormat(String tool, Set<String> unusedFields, Begin begin) {
        this.tool = tool;
        this.unusedFields = unusedFields;
        this.begin = begin;
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

    /** What is large in a record and never part of an event: it is skipped over, never built. */
    Set<String> unusedFields() {
        return unusedFields;
    }

    Transcript begin(Function<Workplace, Draft.Origin> origins, Clock clock, Consumer<Draft> events) {
        return begin.begin(origins, clock, events);
    }
}
