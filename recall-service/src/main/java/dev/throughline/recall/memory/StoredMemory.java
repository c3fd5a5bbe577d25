package dev.throughline.recall.memory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.memory.MemoryKind;

/**
 * A memory as a reader sees it.
 *
 * @param projectKey its project's key, absent when its session named none
 * @param eventIds the ids that the client gave to the events from which it was made
 * @param details what only this kind has
 * @param supersededBy the memory that says it better or otherwise since; such a one is history, and is neither found nor told
 */
public record StoredMemory(UUID id, MemoryKind kind, String title, String body, @Nullable String projectKey,
        @Nullable String sessionId, List<String> tags, List<String> files, double importance, Instant occurredAt,
        int version, List<String> eventIds, JsonNode details, Usage usage, @Nullable UUID supersededBy) {

    /**
     * What became of it when it was told.
     *
     * @param recalled how often it was told
     * @param useful how often a session that was told it then edited one of its files
     */
    public record Usage(int recalled, int useful) {

        public static final Usage NONE = new Usage(0, 0);
    }

    public StoredMemory {
        tags = List.copyOf(tags);
        files = List.copyOf(files);
        eventIds = List.copyOf(eventIds);
    }
}
