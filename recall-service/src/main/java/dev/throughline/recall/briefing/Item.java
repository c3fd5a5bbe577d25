package dev.throughline.recall.briefing;

import dev.throughline.recall.index.IndexedMemory;
import dev.throughline.recall.memory.StoredMemory;

/** A memory that is worth telling in its latest version, and why. */
public record Item(IndexedMemory memory, Relevance relevance) {

    /** Of a row that is newer than what the index has. */
    static Item of(StoredMemory row, Ranked ranked) {
        IndexedMemory old = ranked.memory();
        return new Item(new IndexedMemory(row.id(), row.version(), row.kind(), row.title(), row.body(), old.speaker(),
                row.projectKey(), row.sessionId(), row.tags(), row.files(), row.importance(), row.occurredAt(), old.isAnswer(),
                old.tokens()), ranked.relevance());
    }

    public double score() {
        return relevance.score();
    }

    String session() {
        return memory.sessionId() == null ? memory.id().toString() : memory.sessionId();
    }
}
