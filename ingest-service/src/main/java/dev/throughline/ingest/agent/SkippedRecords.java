package dev.throughline.ingest.agent;

import java.util.Map;
import java.util.TreeMap;

import dev.throughline.ingest.event.SessionIds;

/** Counts the records of a file that carry no memory. The kinds are the file's, so their number is bounded. */
public final class SkippedRecords {

    private static final int MOST_KINDS = 100;
    private static final int MOST_CHARACTERS = 100;
    private static final String OTHER = "other";

    private final Map<String, Integer> counts = new TreeMap<>();

    /** One more of this kind. */
    public void add(String kind) {
        boolean isUsable = counts.containsKey(kind)
                || !kind.isEmpty() && kind.length() <= MOST_CHARACTERS && counts.size() < MOST_KINDS;
        counts.merge(isUsable && SessionIds.isPrintable(kind) ? kind : OTHER, 1, Integer::sum);
    }

    /** How many of each kind. */
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
