package dev.throughline.recall.briefing;

import dev.throughline.recall.index.IndexedMemory;

/** A memory that is worth telling, and why. */
record Ranked(Candidate candidate, Relevance relevance) {

    IndexedMemory memory() {
        return candidate.memory();
    }

    double score() {
        return relevance.score();
    }

    String session() {
        return memory().sessionId() == null ? memory().id().toString() : memory().sessionId();
    }
}
