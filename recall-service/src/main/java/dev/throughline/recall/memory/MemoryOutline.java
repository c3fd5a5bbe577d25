package dev.throughline.recall.memory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.MemoryKind;

/**
 * What decides whether a memory is told: all of it but its text. Many are looked at for each that is told, and their texts
 * are what takes the time to read.
 *
 * @param isAnswer whether it is an assistant's words
 */
public record MemoryOutline(UUID id, MemoryKind kind, @Nullable String sessionId, List<String> tags, List<String> files,
        double importance, Instant occurredAt, int version, boolean isAnswer, StoredMemory.Usage usage) {

    public MemoryOutline {
        tags = List.copyOf(tags);
        files = List.copyOf(files);
    }
}
