package dev.throughline.recall.index;

import java.util.List;
import java.util.Map;

/** Finds memories by their words. It answers with ids and scores; the rows are the database's to give. */
public interface MemoryIndex {

    /** The best memories for a question; newest first when the question has no words that could be looked up. */
    default Found search(IndexQuery query) {
        return search(List.of(query)).getFirst();
    }

    /** The same for several searches at one moment of the index, in their order; cheaper when they ask the same question. */
    List<Found> search(List<IndexQuery> queries);

    /**
     * Whether a search sees everything up to these offsets, inclusive, of {@code memory.changed.v1}. Being asked makes the
     * index hurry.
     */
    boolean shows(Map<Integer, Long> lastOffsets);
}
