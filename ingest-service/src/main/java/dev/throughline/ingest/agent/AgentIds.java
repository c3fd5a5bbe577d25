package dev.throughline.ingest.agent;

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
 * The ids of the agents' events. They follow from the agent's own ids wherever it gives one, so that an event captured live
 * and imported from a transcript has the same id.
 */
public final class AgentIds {

    /** A session starts once. */
    public static final Naming SESSION_STARTED = Naming.given("session-started");

    private static final int MOST_CHARACTERS = 150;

    private AgentIds() {
    }

    /** One of the agent's ids, where it is fit to be part of ours. */
    public static Optional<String> agentsOwn(@Nullable JsonNode id) {
        return Optional.ofNullable(id).filter(JsonNode::isTextual).map(JsonNode::textValue).filter(
                text -> !text.isBlank() && text.length() <= MOST_CHARACTERS && SessionIds.isPrintable(text));
    }

    /** A tool call with an id. */
    public static Naming tool(String toolUseId) {
        return Naming.given("tool:" + toolUseId);
    }

    /** What one call of a model took. */
    public static Naming usage(String messageId) {
        return Naming.given("usage:" + messageId);
    }

    /** A sub-agent starts once. */
    public static Naming agentSpawned(String agentId) {
        return Naming.given("agent-spawned:" + agentId);
    }

    /** A sub-agent may be resumed and stop again, with another text. */
    public static Naming subagentStopped(String agentId) {
        return cleaned -> new Name("subagent-stopped:" + agentId + ":" + ContentKey.hash(cleaned.path("text").asText()), null,
                0);
    }

    /** A live event to which the agent gives no id: one call is one event, and a call sent again has the same key. */
    public static Naming call(@Nullable String idempotencyKey) {
        return Naming.given(callId(idempotencyKey));
    }

    /** A prompt of an agent that gives each an id of its own. */
    public static Naming livePrompt(Optional<String> promptId, @Nullable String idempotencyKey) {
        return promptId.map(id -> Naming.given(ofPrompt(id, "")))
                .orElseGet(() -> byContent(EventType.PROMPT, idempotencyKey));
    }

    /** A prompt of an agent that gives an id to the turn alone, in which more prompts may come. */
    public static Naming livePromptInTurn(Optional<String> turnId, @Nullable String idempotencyKey) {
        return turnId.map(AgentIds::inTurn).orElseGet(() -> byContent(EventType.PROMPT, idempotencyKey));
    }

    private static Naming inTurn(String turnId) {
        return cleaned -> new Name(ofTurn(turnId, ContentKey.hash(cleaned.path("text").asText())), null, 0);
    }

    /** A response, by the id of the prompt or turn that it ends. */
    public static Naming liveResponse(Optional<String> promptId, @Nullable String idempotencyKey) {
        return promptId.map(AgentIds::responseTo).orElseGet(() -> byContent(EventType.RESPONSE, idempotencyKey));
    }

    private static Naming responseTo(String promptId) {
        return cleaned -> new Name(responseId(promptId, ContentKey.hash(cleaned.path("text").asText())), null, 0);
    }

    static String ofPrompt(String promptId, String hash) {
        return "prompt:" + promptId;
    }

    static String ofTurn(String turnId, String hash) {
        return "prompt:" + turnId + ":" + hash;
    }

    static String responseId(String promptId, String hash) {
        return "response:" + promptId + ":" + hash;
    }

    private static Naming byContent(EventType type, @Nullable String idempotencyKey) {
        return cleaned -> new Name(callId(idempotencyKey), ContentKey.of(type, cleaned.path("text").asText()), 0);
    }

    /** The key, or a random id: a call sent again without a key is another event. */
    public static String callId(@Nullable String idempotencyKey) {
        return idempotencyKey == null ? UuidCreator.getTimeOrderedEpoch().toString() : idempotencyKey;
    }
}
