package dev.throughline.ingest.codex;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.ingest.agent.Recent;
import dev.throughline.ingest.agent.ToolCall;

/**
 * Commands that ran on after their call was answered. Further calls read on from their terminals; together they are one call
 * of the tool, which ends when the command ends, as it does for the hooks.
 */
final class RunningCommands {

    private static final int MOST_COMMANDS = 200;
    private static final int MOST_CHARACTERS = 256 * 1024;

    /** A call whose answer is whole. */
    record Ended(ToolCall call, CodexOutput output) {
    }

    private record Running(ToolCall call, String output) {
    }

    private final Map<String, Running> byTerminal = new Recent<>(MOST_COMMANDS);

    /** The call with its output, or nothing as long as the command runs. */
    Optional<Ended> answered(ToolCall call, CodexOutput output) {
        output.runningIn().ifPresent(terminal -> byTerminal.put(terminal, new Running(call, output.text())));
        return output.runningIn().isPresent() ? Optional.empty() : Optional.of(new Ended(call, output));
    }

    /** What a later call read of a terminal: the command's call once the command has ended. */
    Optional<Ended> readOn(@Nullable JsonNode input, CodexOutput output) {
        String terminal = input == null ? "" : input.path("session_id").asText();
        Running running = byTerminal.get(terminal);
        if (running == null) {
            return Optional.empty();
        }
        if (output.exitCode().isPresent()) {
            byTerminal.remove(terminal);
            return Optional.of(new Ended(running.call(), output.after(running.output())));
        }
        if (output.runningIn().isPresent()) {
            byTerminal.put(terminal, new Running(running.call(), newest(running.output() + output.text())));
        }
        return Optional.empty();
    }

    /** An end tells more than a beginning, and far more than what is kept of an output. */
    private static String newest(String output) {
        return output.length() <= MOST_CHARACTERS ? output : output.substring(output.length() - MOST_CHARACTERS / 2);
    }
}
