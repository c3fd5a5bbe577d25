package dev.throughline.recall.index;

import java.util.List;
import java.util.UUID;

/**
 * What a search found.
 *
 * @param hits the best first
 * @param total how many there are at least; exact up to a thousand when the search was asked alone
 */
public record Found(List<Hit> hits, long total) {

    /**
     * A memory that was found.
     *
     * @param match 0–1: the share of the question's weight that was found in it; 0 without a question
     */
    public record Hit(IndexedMemory memory, float match) {

        public UUID id() {
            return memory.id();
        }
    }

    public static final Found NOTHING = new Found(List.of(), 0);

    public Found {
        hits = List.copyOf(hits);
    }
}
