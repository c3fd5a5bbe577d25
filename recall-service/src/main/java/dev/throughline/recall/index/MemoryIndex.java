package dev.throughline.recall.index;

import java.util.Map;

/** Finds memories by their words. It answers with ids and scores; the rows are the database's to give. */
public interface MemoryIndex {

    /** The best memories for a question; newest first when the question has no words that could be looked up. */
    Found search(IndexQuery query);

    /**
     * Whether a search sees everything up to these offsets, inclusive, of {@code memory.changed.v1}. Being asked makes the
     * index hurry.
     */
    boolean shows(Map<Integer, Long> lastOffsets);
}
