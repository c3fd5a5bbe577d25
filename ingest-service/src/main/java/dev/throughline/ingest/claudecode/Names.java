package dev.throughline.ingest.claudecode;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.common.event.ContentKey;
import dev.throughline.common.event.EventType;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.Naming.Name;
import dev.throughline.ingest.event.SessionIds;

/**
 * The ids of Claude Code's events. They follow from the agent's own ids wherever it gives one, so that an event captured
 * live and imported from a transcript has the same id.
 */
final class Names {

    static final Naming SESSION_STARTED = Naming.given("session-started");

    private static final int MOST_CHARACTERS = 150;

    private Names() {
    }

    /** One of the agent's ids, where it is fit to be part of ours. */
    static Optional<String> agentsOwn(@Nullable JsonNode id) {
        return Optional.ofNullable(id).filter(JsonNode::isTextual).map(JsonNode::textValue).filter(
                text -> !text.isBlank() && text.length() <= MOST_CHARACTERS && SessionIds.isPrintable(text));
    }

    static Naming tool(String toolUseId) {
        return Naming.given("tool:" + toolUseId);
    }

    static Naming usage(String messageId) {
        return Naming.given("usage:" + messageId);
    }

    static Naming agentSpawned(String agentId) {
        return Naming.given("agent-spawned:" + agentId);
    }

    /** A sub-agent may be resumed and stop again, with another text. */
    static Naming subagentStopped(String agentId) {
        return cleaned -> new Name("subagent-stopped:" + agentId + ":" + ContentKey.hash(cleaned.path("text").asText()), null,
                0);
    }

    /** A live event to which the agent gives no id: one call is one event, and a call sent again has the same key. */
    static Naming call(@Nullable String idempotencyKey) {
        return Naming.given(callId(idempotencyKey));
    }

    static Naming livePrompt(Optional<String> promptId, @Nullable String idempotencyKey) {
        return promptId.map(id -> Naming.given("prompt:" + id))
                .orElseGet(() -> byContent(EventType.PROMPT, idempotencyKey));
    }

    static Naming liveResponse(Optional<String> promptId, @Nullable String idempotencyKey) {
        return promptId.map(Names::responseTo).orElseGet(() -> byContent(EventType.RESPONSE, idempotencyKey));
    }

    private static Naming responseTo(String promptId) {
        return cleaned -> new Name(responseId(promptId, ContentKey.hash(cleaned.path("text").asText())), null, 0);
    }

    static String responseId(String promptId, String hash) {
        return "response:" + promptId + ":" + hash;
    }

    private static Naming byContent(EventType type, @Nullable String idempotencyKey) {
        return cleaned -> new Name(callId(idempotencyKey), ContentKey.of(type, cleaned.path("text").asText()), 0);
    }

    private static String callId(@Nullable String idempotencyKey) {
        return idempotencyKey == null ? UuidCreator.getTimeOrderedEpoch().toString() : idempotencyKey;
    }
}
