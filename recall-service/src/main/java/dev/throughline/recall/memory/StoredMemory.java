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
 */
public record StoredMemory(UUID id, MemoryKind kind, String title, String body, @Nullable String projectKey,
        @Nullable String sessionId, List<String> tags, List<String> files, double importance, Instant occurredAt,
        int version, List<String> eventIds, JsonNode details) {

    public StoredMemory {
        tags = List.copyOf(tags);
        files = List.copyOf(files);
        eventIds = List.copyOf(eventIds);
    }
}
