package dev.throughline.compression.compress;

import java.util.List;
import java.util.Set;

/**
 * What events led to.
 *
 * @param progress to be carried to the session's next events
 * @param turns begun or changed
 * @param drafts new or changed memories, at most one for each place
 * @param privateEvents ids of the events that only the owner may see: those of a private prompt, and what it led to
 */
public record Compressed(Progress progress, List<Turn> turns, List<Draft> drafts, Set<String> privateEvents) {

    public Compressed {
        turns = List.copyOf(turns);
        drafts = List.copyOf(drafts);
        privateEvents = Set.copyOf(privateEvents);
    }
}
