package dev.throughline.ingest.copilot;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.Place;
import dev.throughline.ingest.event.Draft;

/**
 * Counts tokens once. A message tells only what it wrote; what was read is told for each model when the session is shut down,
 * together with all that was written, of which the messages are then taken off.
 */
final class CopilotUsages {

    private static final int MOST_MODELS = 100;

    private final Consumer<Draft> events;
    private final Map<String, Long> writtenByModel = new HashMap<>();

    CopilotUsages(Consumer<Draft> events) {
        this.events = events;
    }

    void message(Place place, JsonNode message) {
        long written = message.path("outputTokens").asLong();
        Optional<String> id = AgentIds.agentsOwn(message.get("messageId"));
        if (written > 0 && id.isPresent()) {
            String model = message.path("model").asText();
            if (writtenByModel.size() < MOST_MODELS || writtenByModel.containsKey(model)) {
                writtenByModel.merge(model, written, Long::sum);
            }
            emit(place, id.get(), model, new Tokens(0, written, 0, 0));
        }
    }

    void shutdown(Place place, Optional<String> recordId, JsonNode metricsByModel) {
        recordId.ifPresent(id -> metricsByModel.properties().stream().limit(MOST_MODELS)
                .forEach(model -> shutdown(place, id, model.getKey(), model.getValue().path("usage"))));
        writtenByModel.clear();
    }

    private void shutdown(Place place, String recordId, String model, JsonNode usage) {
        long cacheRead = usage.path("cacheReadTokens").asLong();
        long cacheWritten = usage.path("cacheWriteTokens").asLong();
        long read = Math.max(0, usage.path("inputTokens").asLong() - cacheRead - cacheWritten);
        long written = Math.max(0, usage.path("outputTokens").asLong() - writtenByModel.getOrDefault(model, 0L));
        if (read + written + cacheRead + cacheWritten > 0) {
            emit(place, recordId + ":" + model, model, new Tokens(read, written, cacheWritten, cacheRead));
        }
    }

    private record Tokens(long input, long output, long cacheWritten, long cacheRead) {
    }

    private void emit(Place place, String id, String model, Tokens tokens) {
        ObjectNode data = JsonNodeFactory.instance.objectNode()
                .put("message_id", id)
                .put("model", model)
                .put("input_tokens", tokens.input())
                .put("output_tokens", tokens.output())
                .put("cache_creation_input_tokens", tokens.cacheWritten())
                .put("cache_read_input_tokens", tokens.cacheRead());
        events.accept(place.event(EventType.USAGE, AgentIds.usage(id), data));
    }
}
