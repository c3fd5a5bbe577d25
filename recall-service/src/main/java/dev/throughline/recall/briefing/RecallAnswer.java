package dev.throughline.recall.briefing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.index.IndexedMemory;

/**
 * What is told, and of which memories it is made.
 *
 * @param markdown the text to inject, "" when there is nothing worth it
 * @param tokens of the text, as cl100k counts them
 */
public record RecallAnswer(String markdown, int tokens, List<Recalled> items, long tookMs) {

    /**
     * A memory that the text tells of.
     *
     * @param score its relevance, 0–10
     * @param why the parts of the score
     */
    public record Recalled(UUID id, MemoryKind kind, String title, @Nullable String sessionId, @Nullable String project,
            double score, Instant occurredAt, List<String> files, Relevance why) {

        static Recalled of(Item item) {
            IndexedMemory memory = item.memory();
            return new Recalled(memory.id(), memory.kind(), memory.title(), memory.sessionId(), memory.projectKey(),
                    item.score(),
                    memory.occurredAt(), memory.files(), item.relevance());
        }
    }

    public static final RecallAnswer NOTHING = new RecallAnswer("", 0, List.of(), 0);

    public RecallAnswer {
        items = List.copyOf(items);
    }
}
