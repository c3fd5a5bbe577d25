package dev.throughline.recall.briefing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The text to inject.
 *
 * @param items the memories that it tells of, in its order
 */
record Briefing(String markdown, int tokens, List<Item> items) {

    static final Briefing EMPTY = new Briefing("", 0, List.of());

    Briefing {
        items = List.copyOf(items);
    }

    /** The same text of the same memories, weighed otherwise. */
    Briefing weighed(List<Item> others) {
        Map<UUID, Item> byId = others.stream().collect(Collectors.toMap(item -> item.memory().id(), Function.identity()));
        return new Briefing(markdown, tokens, items.stream().map(item -> byId.getOrDefault(item.memory().id(), item)).toList());
    }
}
