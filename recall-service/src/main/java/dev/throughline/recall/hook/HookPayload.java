package dev.throughline.recall.hook;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.privacy.PrivateText;

/**
 * What is read of a hook payload.
 *
 * @param agent who wrote it
 * @param event the hook's name
 * @param source why a session starts
 * @param prompt without its private parts
 */
record HookPayload(HookAgent agent, String event, String sessionId, String folder, String source, String prompt) {

    /** {@code told} is the event's name where the payload does not say it. */
    static HookPayload read(HookAgent addressed, @Nullable String told, byte[] body) throws IOException {
        JsonNode json = Json.mapper().readTree(body);
        return new HookPayload(addressed.orWriterOf(json), json.path("hook_event_name").asText(told == null ? "" : told),
                first(json, "session_id", "sessionId", "conversation_id"),
                json.path("cwd").asText(json.path("workspace_roots").path(0).asText("")), json.path("source").asText(),
                PrivateText.cut(json.path("prompt").asText()).text());
    }

    private static String first(JsonNode json, String... fields) {
        for (String field : fields) {
            if (json.path(field).isTextual()) {
                return json.path(field).textValue();
            }
        }
        return "";
    }

    boolean asks() {
        return isStart() || agent.isPrompt(event) && !prompt.isBlank();
    }

    boolean isStart() {
        return agent.isStart(event);
    }

    /** Whether what the session was told before is gone from its context. */
    boolean hasLostItsContext() {
        return isStart() && (source.equals("compact") || source.equals("clear"));
    }
}
