package dev.throughline.ingest.codex;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;
import dev.throughline.ingest.agent.ToolCall;

/** The calls of tools in one form: Codex writes the input as JSON in a string, as a patch, or as an object. */
final class CodexTool {

    private static final String PATCH = "apply_patch";

    private CodexTool() {
    }

    static ToolCall called(String id, String name, @Nullable JsonNode input) {
        return new ToolCall(id, name, name.equals(PATCH) ? patch(input) : object(input));
    }

    /** The tool of a server stands in a namespace, which the hooks write before the name. */
    static String name(JsonNode call) {
        String namespace = call.path("namespace").asText("");
        String name = call.path("name").asText();
        return namespace.isEmpty() ? name : namespace + (name.startsWith("_") ? "" : "__") + name;
    }

    private static ObjectNode patch(@Nullable JsonNode input) {
        JsonNode patch = input != null && input.has("command") ? input.get("command") : input;
        return JsonNodeFactory.instance.objectNode().put("input", patch == null ? "" : patch.asText());
    }

    private static @Nullable JsonNode object(@Nullable JsonNode input) {
        if (input == null || !input.isTextual()) {
            return input;
        }
        try {
            return Json.mapper().readTree(input.textValue()) instanceof ObjectNode object ? object : text(input);
        } catch (IOException e) {
            return text(input); // a tool whose input is no JSON
        }
    }

    private static ObjectNode text(JsonNode input) {
        return JsonNodeFactory.instance.objectNode().put("input", input.textValue());
    }
}
