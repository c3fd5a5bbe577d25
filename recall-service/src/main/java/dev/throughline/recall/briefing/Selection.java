package dev.throughline.recall.briefing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.throughline.recall.memory.StoredMemory;

/**
 * What is to be told, in this order.
 *
 * @param files that the work will likely touch, the likeliest first
 */
record Selection(List<String> files, List<Ranked> memories) {

    Selection {
        files = List.copyOf(files);
        memories = List.copyOf(memories);
    }

    List<UUID> ids() {
        return memories.stream().map(ranked -> ranked.memory().id()).toList();
    }

    /** Those of which the database has another version than the index. */
    List<UUID> outdated() {
        return memories.stream().filter(ranked -> ranked.candidate().isOutdated()).map(ranked -> ranked.memory().id()).toList();
    }

    /**
     * As the index has them.
     *
     * @param newer the rows of those that are outdated; one that is missing there is gone by now, and is left out
     */
    List<Item> items(Map<UUID, StoredMemory> newer) {
        var items = new ArrayList<Item>(memories.size());
        for (Ranked ranked : memories) {
            StoredMemory row = newer.get(ranked.memory().id());
            if (row != null) {
                items.add(Item.of(row, ranked));
            } else if (!ranked.candidate().isOutdated()) {
                items.add(new Item(ranked.memory(), ranked.relevance()));
            }
        }
        return items;
    }
}
