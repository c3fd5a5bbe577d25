package dev.throughline.recall.index;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.MemoryKind;

/**
 * A memory as the index has it: what decides whether it is told, and what is told of it. Nothing of it may be told unless the
 * database has confirmed that the caller may see the memory, and that this version is the latest.
 *
 * @param storedBody the body, decoded by {@link #body()}: most of what is found is not told
 * @param speaker who said a passage, by name or by role; absent for other kinds
 * @param projectKey its project's key, absent when its session named none
 * @param isAnswer whether it is an assistant's words
 * @param tokens of title and body, as cl100k counts them
 */
public record IndexedMemory(UUID id, int version, MemoryKind kind, String title, StoredText storedBody,
        @Nullable String speaker, @Nullable String projectKey, @Nullable String sessionId, List<String> tags,
        List<String> files, double importance, Instant occurredAt, boolean isAnswer, int tokens) {

    public IndexedMemory {
        tags = List.copyOf(tags);
        files = List.copyOf(files);
    }

    public IndexedMemory(UUID id, int version, MemoryKind kind, String title, String body, @Nullable String speaker,
            @Nullable String projectKey, @Nullable String sessionId, List<String> tags, List<String> files, double importance,
            Instant occurredAt, boolean isAnswer, int tokens) {
        this(id, version, kind, title, StoredText.of(body), speaker, projectKey, sessionId, tags, files, importance, occurredAt,
                isAnswer, tokens);
    }

    public String body() {
        return storedBody.toString();
    }
}
