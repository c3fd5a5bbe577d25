package dev.throughline.recall.briefing;

import dev.throughline.recall.memory.StoredMemory;

/** A memory that is worth telling, and why. */
public record Item(StoredMemory memory, Relevance relevance) {

    public double score() {
        return relevance.score();
    }

    String session() {
        return memory.sessionId() == null ? memory.id().toString() : memory.sessionId();
    }
}
