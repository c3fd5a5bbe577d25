package dev.throughline.ingest.claudecode;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.Place;
import dev.throughline.ingest.event.Draft;

/**
 * Counts each API message once. A message is spread over several lines that all repeat its usage, and only the last one
 * has the final count, so a message is held until a few others have come.
 */
final class Usages {

    private static final int MOST_OPEN = 16;
    private static final List<String> COUNTS = List.of("input_tokens", "output_tokens", "cache_creation_input_tokens",
            "cache_read_input_tokens");

    private final Consumer<Draft> events;
    private final Map<String, Draft> open = new LinkedHashMap<>();

    Usages(Consumer<Draft> events) {
        this.events = events;
    }

    void line(Place place, JsonNode message) {
        JsonNode usage = message.path("usage");
        AgentIds.agentsOwn(message.get("id")).filter(id -> usage.isObject()).ifPresent(id -> {
            open.put(id, place.event(EventType.USAGE, AgentIds.usage(id), data(id, message, usage)));
            if (open.size() > MOST_OPEN) {
                emitEldest();
            }
        });
    }

    void end() {
        while (!open.isEmpty()) {
            emitEldest();
        }
    }

    private void emitEldest() {
        Iterator<Draft> eldest = open.values().iterator();
        Draft usage = eldest.next();
        eldest.remove();
        events.accept(usage);
    }

    private static ObjectNode data(String id, JsonNode message, JsonNode usage) {
        ObjectNode data = JsonNodeFactory.instance.objectNode()
                .put("message_id", id)
                .put("model", message.path("model").asText());
        COUNTS.forEach(count -> data.put(count, usage.path(count).asLong()));
        return data;
    }
}
