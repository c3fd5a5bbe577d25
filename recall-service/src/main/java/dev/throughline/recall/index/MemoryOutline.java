package dev.throughline.recall.index;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.MemoryKind;

/**
 * What decides whether a memory is told, as the index has it: all of it but its text. Many are looked at for each that is
 * told. Nothing of it may be told unless the database has confirmed that the caller may see the memory.
 *
 * @param isAnswer whether it is an assistant's words
 * @param tokens of title and body, as cl100k counts them
 */
public record MemoryOutline(UUID id, MemoryKind kind, @Nullable String sessionId, List<String> tags, List<String> files,
        double importance, Instant occurredAt, boolean isAnswer, int tokens) {

    public MemoryOutline {
        tags = List.copyOf(tags);
        files = List.copyOf(files);
    }
}
