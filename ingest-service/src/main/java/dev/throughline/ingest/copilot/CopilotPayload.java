package dev.throughline.ingest.copilot;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A payload in one form. Copilot writes its fields in camel case where the event is configured under its own name, and then
 * does not say the event, which the shim tells.
 */
final class CopilotPayload {

    private static final Map<String, String> FIELDS = Map.ofEntries(Map.entry("sessionId", "session_id"),
            Map.entry("hookEventName", "hook_event_name"), Map.entry("toolName", "tool_name"),
            Map.entry("toolArgs", "tool_input"), Map.entry("toolResult", "tool_result"),
            Map.entry("agentId", "agent_id"), Map.entry("agentType", "agent_type"), Map.entry("agentName", "agent_name"),
            Map.entry("response", "last_assistant_message"), Map.entry("errorContext", "error_context"),
            Map.entry("notificationType", "notification_type"), Map.entry("resultType", "result_type"),
            Map.entry("textResultForLlm", "text_result_for_llm"));

    private static final Map<String, String> EVENTS = Map.of("userPromptSubmitted", "UserPromptSubmit", "agentStop", "Stop");

    private CopilotPayload() {
    }

    static ObjectNode normal(ObjectNode payload) {
        ObjectNode normal = snakeCase(payload);
        if (normal.path("hook_event_name").isTextual()) {
            normal.put("hook_event_name", event(normal.path("hook_event_name").textValue()));
        }
        if (normal.path("timestamp").isIntegralNumber()) {
            normal.put("timestamp", Instant.ofEpochMilli(normal.path("timestamp").longValue()).toString());
        }
        return normal;
    }

    private static ObjectNode snakeCase(ObjectNode object) {
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            String name = FIELDS.getOrDefault(field.getKey(), field.getKey());
            boolean isResult = name.equals("tool_result") && field.getValue().isObject();
            renamed.set(name, isResult ? snakeCase((ObjectNode) field.getValue()) : field.getValue());
        });
        return renamed;
    }

    private static String event(String name) {
        String known = EVENTS.getOrDefault(name, name);
        return known.isEmpty() ? known : Character.toUpperCase(known.charAt(0)) + known.substring(1);
    }

    /** The text of a tool's result, as the model sees it. */
    static JsonNode result(ObjectNode payload) {
        JsonNode result = payload.path("tool_result");
        return result.has("text_result_for_llm") ? result.get("text_result_for_llm") : result;
    }
}
