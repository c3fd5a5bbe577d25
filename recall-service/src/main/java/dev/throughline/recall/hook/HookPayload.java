package dev.throughline.recall.hook;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.privacy.PrivateText;

/**
 * What is read of a Claude Code hook payload.
 *
 * @param event the hook's name
 * @param source why a session starts
 * @param prompt without its private parts
 */
record HookPayload(String event, String sessionId, String folder, String source, String prompt) {

    static final String SESSION_START = "SessionStart";
    static final String USER_PROMPT_SUBMIT = "UserPromptSubmit";

    static HookPayload read(byte[] body) throws IOException {
        JsonNode json = Json.mapper().readTree(body);
        return new HookPayload(json.path("hook_event_name").asText(), json.path("session_id").asText(),
                json.path("cwd").asText(), json.path("source").asText(),
                PrivateText.cut(json.path("prompt").asText()).text());
    }

    boolean asks() {
        return event.equals(SESSION_START) || event.equals(USER_PROMPT_SUBMIT) && !prompt.isBlank();
    }

    /** Whether what the session was told before is gone from its context. */
    boolean hasLostItsContext() {
        return event.equals(SESSION_START) && (source.equals("compact") || source.equals("clear"));
    }
}
