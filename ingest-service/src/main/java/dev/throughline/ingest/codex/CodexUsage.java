package dev.throughline.ingest.codex;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What each call of a model took. Codex writes the session's sum again and again; what it grew by is counted, so that the
 * parts add up to the agent's own sum, an interrupted call included.
 */
final class CodexUsage {

    /** Tokens: all that was read, those of them that came from the cache, and what was written. */
    private record Tokens(long input, long cached, long output, long total) {

        static Tokens of(JsonNode usage) {
            return new Tokens(usage.path("input_tokens").asLong(), usage.path("cached_input_tokens").asLong(),
                    usage.path("output_tokens").asLong(), usage.path("total_tokens").asLong());
        }

        Tokens since(Tokens earlier) {
            return new Tokens(input - earlier.input, cached - earlier.cached, output - earlier.output, total - earlier.total);
        }

        boolean isGrowth() {
            return input >= 0 && cached >= 0 && output >= 0;
        }
    }

    private @Nullable Tokens sum;

    /** The data of the event of a {@code token_count} record, or nothing where the sum has not changed. */
    Optional<ObjectNode> data(JsonNode info, @Nullable String agentId, String model) {
        Tokens now = Tokens.of(info.path("total_token_usage"));
        if (now.total() == 0 || now.equals(sum)) {
            return Optional.empty();
        }
        Tokens last = Tokens.of(info.path("last_token_usage"));
        Tokens growth = sum == null ? last : now.since(sum);
        sum = now;
        String id = (agentId == null ? "" : agentId + "-") + "sum-" + now.total();
        return Optional.of(data(growth.isGrowth() ? growth : last, model).put("message_id", id));
    }

    private static ObjectNode data(Tokens tokens, String model) {
        return JsonNodeFactory.instance.objectNode()
                .put("model", model)
                .put("input_tokens", Math.max(0, tokens.input() - tokens.cached()))
                .put("output_tokens", tokens.output())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", tokens.cached());
    }
}
