package dev.throughline.recall.dashboard.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the clients of a session keep in common.
 *
 * @param version how many changes were made
 * @param json a field a line
 */
public record SharedState(long version, String json, int sizeBytes, @Nullable String phase, @Nullable String currentStep,
        Instant updatedAt) {
}
