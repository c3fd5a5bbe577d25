package dev.throughline.recall.briefing;

import dev.throughline.recall.index.MemoryOutline;

/** A memory that is worth telling, and why; its text is not read yet. */
record Ranked(MemoryOutline memory, Relevance relevance) {

    double score() {
        return relevance.score();
    }

    String session() {
        return memory.sessionId() == null ? memory.id().toString() : memory.sessionId();
    }
}
