package dev.throughline.ingest.codex;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.json.Json;
import dev.throughline.ingest.agent.ToolCall;
import dev.throughline.ingest.agent.ToolText;

/**
 * What a tool answered. The text of a command begins with lines that say how it ended.
 *
 * @param text without these lines
 * @param exitCode of a command that has ended
 * @param runningIn the number of the terminal in which the command still runs
 */
record CodexOutput(String text, Optional<Integer> exitCode, Optional<String> runningIn) {

    private static final int MOST_HEAD = 500;
    private static final String BODY = "Output:\n";
    private static final Pattern EXITED = Pattern.compile("(?m)^(?:Process exited with code|Exit code:) (-?\\d{1,9})$");
    private static final Pattern RUNNING = Pattern.compile("(?m)^Process running with session ID (\\d{1,18})$");
    private static final Pattern REFUSED = Pattern
            .compile("^(?:aborted by user\\b|[\\w.]{1,100} (?:verification )?failed\\b|failed to )");

    static CodexOutput of(@Nullable JsonNode output) {
        String text = ToolText.of(output);
        return text.startsWith("{\"output\":") ? ofJson(text) : ofText(text);
    }

    /** Older versions answer in JSON. */
    private static CodexOutput ofJson(String text) {
        try {
            JsonNode json = Json.mapper().readTree(text);
            JsonNode exitCode = json.path("metadata").path("exit_code");
            return new CodexOutput(json.path("output").asText(),
                    exitCode.isInt() ? Optional.of(exitCode.intValue()) : Optional.empty(), Optional.empty());
        } catch (IOException e) {
            return ofText(text);
        }
    }

    private static CodexOutput ofText(String text) {
        int body = text.substring(0, Math.min(MOST_HEAD, text.length())).indexOf(BODY);
        if (body < 0) {
            return new CodexOutput(text, Optional.empty(), Optional.empty());
        }
        String head = text.substring(0, body);
        return new CodexOutput(text.substring(body + BODY.length()), first(EXITED, head).map(Integer::valueOf),
                first(RUNNING, head));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    EventType type() {
        return hasFailed() ? EventType.TOOL_FAILED : EventType.TOOL_RESULT;
    }

    ObjectNode data(ToolCall call) {
        String status = exitCode.filter(code -> code != 0).map(code -> "Exited with code " + code + "\n").orElse("");
        return hasFailed() ? call.failure(TextNode.valueOf(status + text)) : call.result(TextNode.valueOf(text));
    }

    /** The same after this one, of a command that ran on. */
    CodexOutput after(String earlier) {
        return new CodexOutput(earlier + text, exitCode, runningIn);
    }

    private boolean hasFailed() {
        return exitCode.map(code -> code != 0).orElseGet(() -> REFUSED.matcher(text).find());
    }
}
