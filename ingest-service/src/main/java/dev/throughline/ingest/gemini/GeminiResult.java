package dev.throughline.ingest.gemini;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.agent.ToolCall;
import dev.throughline.ingest.agent.ToolText;

/** What a tool answered. A command that fails is a success of the tool; its text tells the exit code. */
record GeminiResult(String text, boolean hasFailed) {

    private static final Pattern EXIT_CODE = Pattern.compile("(?m)^Exit Code: (?!0$)-?\\d{1,9}$");

    /** From parts, which name the function that they answer, or from one text. */
    static GeminiResult of(JsonNode parts, boolean isError) {
        String text = ToolText.of(parts.isArray() ? TextNode.valueOf(texts(parts)) : parts);
        return new GeminiResult(text, isError || EXIT_CODE.matcher(text).find());
    }

    private static String texts(JsonNode parts) {
        List<String> texts = new ArrayList<>();
        parts.forEach(part -> texts.add(ToolText.of(part.has("functionResponse")
                ? part.path("functionResponse").path("response")
                : part)));
        return String.join("\n", texts);
    }

    EventType type() {
        return hasFailed ? EventType.TOOL_FAILED : EventType.TOOL_RESULT;
    }

    ObjectNode data(ToolCall call) {
        return hasFailed ? call.failure(TextNode.valueOf(text)) : call.result(TextNode.valueOf(text));
    }
}
