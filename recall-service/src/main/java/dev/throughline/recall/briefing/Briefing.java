package dev.throughline.recall.briefing;

import java.util.List;

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
}
