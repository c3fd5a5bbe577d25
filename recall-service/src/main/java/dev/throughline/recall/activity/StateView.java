package dev.throughline.recall.activity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What the clients of a session keep in common.
 *
 * @param version how many changes were made; 0 before the first
 * @param refused changes that were not made
 */
public record StateView(String sessionId, long version, JsonNode state, int sizeBytes, @Nullable String phase,
        @Nullable String currentStep, @Nullable Instant phaseAt, Refused refused, @Nullable Instant updatedAt) {

    /** How many, and the event, reason ({@code version}, {@code size} or {@code form}) and time of the last one. */
    public record Refused(int count, @Nullable JsonNode last) {
    }

    static StateView none(String sessionId) {
        return new StateView(sessionId, 0, JsonNodeFactory.instance.objectNode(), 2, null, null, null, new Refused(0, null),
                null);
    }
}
