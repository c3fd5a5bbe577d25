package dev.throughline.recall.briefing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** With their texts; what is gone by now is left out. */
    List<Item> items(List<StoredMemory> read) {
        Map<UUID, StoredMemory> byId = read.stream().collect(Collectors.toMap(StoredMemory::id, Function.identity()));
        var items = new ArrayList<Item>(memories.size());
        for (Ranked ranked : memories) {
            StoredMemory memory = byId.get(ranked.memory().id());
            if (memory != null) {
                items.add(new Item(memory, ranked.relevance(), ranked.memory().tokens()));
            }
        }
        return items;
    }
}
