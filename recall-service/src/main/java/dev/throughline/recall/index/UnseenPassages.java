package dev.throughline.recall.index;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.throughline.common.memory.Memory;

/**
 * What changed since the index was last refreshed, which no search of it shows yet: a passage's neighbours are looked up here
 * too, so that the next batch does not need a refresh.
 */
final class UnseenPassages {

    private final Map<UUID, Optional<Memory>> written = new HashMap<>();
    private final Map<UUID, Optional<Memory>> refreshing = new HashMap<>();

    /** Call it when the index has the change: one that came before a refresh that does not see it would be forgotten. */
    synchronized void add(Change change) {
        written.put(change.id(), Optional.ofNullable(change.memory()));
    }

    /** A refresh begins; it need not see what is added from now on. */
    synchronized void beginRefresh() {
        refreshing.putAll(written);
        written.clear();
    }

    synchronized void endRefresh() {
        refreshing.clear();
    }

    /** The index goes back to where it was before them. */
    synchronized void clear() {
        written.clear();
        refreshing.clear();
    }

    /** Each as it is now, empty when it is gone. Take it before the search that it completes. */
    synchronized Map<UUID, Optional<Memory>> all() {
        var all = new HashMap<>(refreshing);
        all.putAll(written);
        return all;
    }
}
