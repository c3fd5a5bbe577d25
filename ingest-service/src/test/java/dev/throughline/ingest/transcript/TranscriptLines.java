package dev.throughline.ingest.transcript;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a transcript as Claude Code does, one record a line. */
final class TranscriptLines {

    private final String session;
    private final List<String> lines = new ArrayList<>();

    TranscriptLines(String session) {
        this.session = session;
    }

    TranscriptLines prompt(String text) {
        return add(message("user", text));
    }

    TranscriptLines prompt(String text, String promptId) {
        return add(message("user", text).put("promptId", promptId));
    }

    TranscriptLines flagged(String flag, String text) {
        return add(message("user", text).put(flag, true));
    }

    TranscriptLines says(String messageId, String text) {
        return block(messageId, block("text").put("text", text), 7);
    }

    TranscriptLines thinks(String messageId, String text) {
        return block(messageId, block("thinking").put("thinking", text), 1);
    }

    TranscriptLines calls(String messageId, String toolUseId, String tool, String command) {
        ObjectNode use = block("tool_use").put("id", toolUseId).put("name", tool);
        use.putObject("input").put("command", command);
        return block(messageId, use, 7);
    }

    TranscriptLines result(String toolUseId, String output, boolean isError) {
        ObjectNode record = record("user");
        record.putObject("message").put("role", "user").putArray("content")
                .add(block("tool_result").put("tool_use_id", toolUseId).put("content", output).put("is_error", isError));
        record.putObject("toolUseResult").put("originalFile", "WHOLE FILE");
        return add(record);
    }

    TranscriptLines sidechain(String uuid, String parentUuid, String role, String text) {
        ObjectNode record = message(role, text).put("isSidechain", true).put("uuid", uuid).put("parentUuid", parentUuid);
        return add(record);
    }

    TranscriptLines other(String type) {
        return raw("{\"type\": \"" + type + "\", \"data\": {\"type\": \"hook_progress\"}}");
    }

    TranscriptLines raw(String line) {
        lines.add(line);
        return this;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    private TranscriptLines block(String messageId, ObjectNode block, int outputTokens) {
        ObjectNode record = record("assistant");
        ObjectNode message = record.putObject("message").put("id", messageId).put("model", "claude").put("role", "assistant");
        message.putArray("content").add(block);
        message.putObject("usage").put("input_tokens", 3).put("output_tokens", outputTokens);
        return add(record);
    }

    private ObjectNode message(String role, String text) {
        ObjectNode record = record(role);
        if (role.equals("user")) {
            record.putObject("message").put("role", role).put("content", text);
        } else {
            record.putObject("message").put("role", role).putArray("content").add(block("text").put("text", text));
        }
        return record;
    }

    private ObjectNode record(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("sessionId", session).put("cwd", "/home/ann/shop")
                .put("gitBranch", "main").put("timestamp", "2026-02-0%dT08:00:00.000Z".formatted(1 + lines.size() / 100 % 9));
    }

    private static ObjectNode block(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private TranscriptLines add(ObjectNode record) {
        lines.add(record.toString());
        return this;
    }
}
