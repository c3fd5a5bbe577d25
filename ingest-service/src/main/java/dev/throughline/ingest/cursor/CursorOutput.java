package dev.throughline.ingest.cursor;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.throughline.common.json.Json;
import dev.throughline.ingest.agent.ToolText;

/** What Cursor writes as JSON in a string, or as it is. */
final class CursorOutput {

    private CursorOutput() {
    }

    static JsonNode parsed(JsonNode value) {
        if (!value.isTextual() || !value.textValue().stripLeading().startsWith("{")) {
            return value;
        }
        try {
            return Json.mapper().readTree(value.textValue());
        } catch (IOException e) {
            return value; // no JSON: a text like any other
        }
    }

    static JsonNode failed(JsonNode output) {
        return TextNode.valueOf("Exited with code " + output.path("exitCode").asInt() + "\n" + ToolText.of(output));
    }
}
