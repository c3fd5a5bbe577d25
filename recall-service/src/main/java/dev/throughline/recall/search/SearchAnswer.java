package dev.throughline.recall.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.memory.StoredMemory;

/**
 * What a search found, the best first.
 *
 * @param total how many there are in all; exact up to ten thousand
 */
public record SearchAnswer(List<Hit> hits, long total, long tookMs) {

    /**
     * A memory that was found.
     *
     * @param score 0–10: ten times the share of the question's weight that stands in it
     */
    public record Hit(UUID id, MemoryKind kind, String title, String text, double score, @Nullable String project,
            @Nullable String sessionId, List<String> eventIds, Instant occurredAt, List<String> tags, List<String> files) {

        static Hit of(StoredMemory memory, double score) {
            return new Hit(memory.id(), memory.kind(), memory.title(), memory.body(), score, memory.projectKey(),
                    memory.sessionId(), memory.eventIds(), memory.occurredAt(), memory.tags(), memory.files());
        }
    }

    public SearchAnswer {
        hits = List.copyOf(hits);
    }
}
