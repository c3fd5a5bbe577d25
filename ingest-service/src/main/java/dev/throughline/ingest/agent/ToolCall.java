package dev.throughline.ingest.agent;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A call of a tool, in the form in which a finished call is an event, from a hook as well as from a transcript. */
public record ToolCall(String id, String name, @Nullable JsonNode input) {

    public ObjectNode result(@Nullable JsonNode result) {
        return data().put("output", ToolText.of(result));
    }

    public ObjectNode failure(@Nullable JsonNode error) {
        return data().put("error", ToolText.of(error));
    }

    private ObjectNode data() {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("tool_use_id", id).put("tool_name", name);
        data.set("input", input instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
        return data;
    }
}
