package dev.throughline.ingest.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.event.Draft;

/**
 * The start of a session, as a file tells it.
 *
 * @param folder in which the agent worked
 * @param version of the agent
 */
public record Startup(JsonNode folder, JsonNode version, JsonNode model) {

    /** Of an agent that does not say its model at the start. */
    public static Startup of(JsonNode folder, JsonNode version) {
        return new Startup(folder, version, MissingNode.getInstance());
    }

    /** The event, with what is told and no more. */
    public Draft event(Place place) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("source", "startup");
        put(data, "cwd", folder);
        put(data, "version", version);
        put(data, "model", model);
        return place.event(EventType.SESSION_STARTED, AgentIds.SESSION_STARTED, data);
    }

    private static void put(ObjectNode data, String field, JsonNode value) {
        if (value.isTextual()) {
            data.set(field, value);
        }
    }
}
