package dev.throughline.recall.briefing;

import dev.throughline.recall.memory.StoredMemory;

/**
 * A memory that is worth telling, and why.
 *
 * @param wholeTokens how many tokens it would take to tell all of it
 */
public record Item(StoredMemory memory, Relevance relevance, int wholeTokens) {

    public double score() {
        return relevance.score();
    }

    String session() {
        return memory.sessionId() == null ? memory.id().toString() : memory.sessionId();
    }
}
