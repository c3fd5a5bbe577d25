package dev.throughline.ingest.agent;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Naming;

/**
 * One call of a hook, and the forms of event that several agents' payloads become.
 *
 * @param payload what the agent wrote
 * @param event the hook's name
 * @param sessionId taken from the payload and checked
 * @param origin where it comes from
 * @param occurredAt when, where the shim or the payload says so
 * @param idempotencyKey by which a call sent again is known
 */
public record HookCall(ObjectNode payload, String event, String sessionId, Draft.Origin origin, @Nullable Instant occurredAt,
        @Nullable String idempotencyKey) {

    /** A text field of the payload, or "" where there is none. */
    public String text(String field) {
        JsonNode value = payload.get(field);
        return value != null && value.isTextual() ? value.textValue() : "";
    }

    /** One of the agent's ids, where it is fit to be part of ours. */
    public Optional<String> id(String field) {
        return AgentIds.agentsOwn(payload.get(field));
    }

    /** These text fields of the payload, those that are there. */
    public ObjectNode data(String... fields) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            if (!text(field).isEmpty()) {
                data.put(field, text(field));
            }
        }
        return data;
    }

    /** An event, of the sub-agent that the payload names or of the main conversation. */
    public Draft event(EventType type, Naming naming, ObjectNode data) {
        return new Draft(sessionId, type, null, occurredAt, id("agent_id").orElse(null), naming, data, origin);
    }

    /** An event to which the agent gives no id: one call is one event. */
    public Draft event(EventType type, ObjectNode data) {
        return event(type, AgentIds.call(idempotencyKey), data);
    }

    /** A prompt or response, or nothing where nothing was said. */
    public Optional<Draft> spoken(EventType type, String text, Naming naming) {
        String stripped = text.strip();
        return stripped.isEmpty() ? Optional.empty()
                : Optional.of(event(type, naming, JsonNodeFactory.instance.objectNode().put("text", stripped)));
    }

    /** A compaction starts nothing. A cleared or forked session has an id of its own. */
    public Optional<Draft> sessionStart(String... fields) {
        return switch (text("source")) {
            case "compact" -> Optional.empty();
            case "resume" -> Optional.of(event(EventType.SESSION_RESUMED, data(fields)));
            default -> Optional.of(event(EventType.SESSION_STARTED, AgentIds.SESSION_STARTED, data(fields)));
        };
    }

    /** The start of the sub-agent that the payload names. */
    public Optional<Draft> subagentStart() {
        return id("agent_id").map(agent -> event(EventType.AGENT_SPAWNED, AgentIds.agentSpawned(agent), data("agent_type")));
    }

    /** The end of the sub-agent that the payload names, with the last thing that it said. */
    public Optional<Draft> subagentStop() {
        return id("agent_id").map(agent -> event(EventType.SUBAGENT_STOPPED, AgentIds.subagentStopped(agent),
                data("agent_type").put("text", text("last_assistant_message").strip())));
    }
}
