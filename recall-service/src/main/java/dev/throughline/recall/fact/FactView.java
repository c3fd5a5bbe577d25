package dev.throughline.recall.fact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is or was remembered under a key.
 *
 * @param memoryId of this version
 * @param createdAt when the key was first set
 * @param updatedAt when this version was set
 * @param accessedCount how often it was read by its key or told; it goes on over all versions
 * @param lastAccessed when that was last, of this version
 * @param supersededBy the version that stands, of one that is history
 */
public record FactView(UUID memoryId, String key, JsonNode value, JsonNode metadata, List<String> tags, int version,
        String visibility, String ownerId, Instant createdAt, Instant updatedAt, @Nullable Instant expiresAt,
        int accessedCount, @Nullable Instant lastAccessed, @Nullable UUID supersededBy) {

    public FactView {
        tags = List.copyOf(tags);
    }
}
