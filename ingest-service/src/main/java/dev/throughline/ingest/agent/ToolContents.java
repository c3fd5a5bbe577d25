package dev.throughline.ingest.agent;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.ContentKey;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.Naming.Name;

/**
 * Knows the tool calls of agents that give them an id in their transcripts and none in their hooks: by tool and input, and by
 * which one of the same it is.
 */
public final class ToolContents {

    private static final int MOST_CONTENTS = 100_000;
    private static final ObjectMapper SORTED = JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final Map<String, Integer> occurrences = new Recent<>(MOST_CONTENTS);

    /** A call captured live: one call of the hook is one event. */
    public static Naming live(@Nullable String idempotencyKey) {
        return cleaned -> new Name(AgentIds.callId(idempotencyKey), key(cleaned), 0);
    }

    /** The next call of this file with this id. */
    public Naming next(String callId) {
        return cleaned -> {
            String key = key(cleaned);
            return new Name("tool:" + callId, key, occurrences.merge(key, 1, Integer::sum));
        };
    }

    private static String key(ObjectNode cleaned) {
        return "tool:" + ContentKey.hash(cleaned.path("tool_name").asText() + "\n" + sorted(cleaned.path("input")));
    }

    /** Not every door keeps the order of an object's fields. */
    private static String sorted(Object input) {
        try {
            return SORTED.writeValueAsString(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always JSON", e);
        }
    }
}
