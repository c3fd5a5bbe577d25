package dev.throughline.recall.dashboard.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.throughline.recall.briefing.Item;
import dev.throughline.recall.briefing.Relevance;
import dev.throughline.recall.index.IndexedMemory;

/** A memory that was found, and why it stands where it does: its score from 0 to 10 and the parts of it. */
public record ScoredMemory(IndexedMemory memory, String score, List<Part> parts) {

    /**
     * A part of the score, drawn as a piece of a bar of which the whole stands for 10.
     *
     * @param from where the piece begins, in percent of the bar
     * @param width in percent of the bar
     */
    public record Part(String name, String value, double from, double width) {
    }

    public ScoredMemory {
        parts = List.copyOf(parts);
    }

    static ScoredMemory of(Item item) {
        Relevance why = item.relevance();
        var parts = new ArrayList<Part>();
        double from = 0;
        from = add(parts, "match", why.match(), from);
        from = add(parts, "recency", why.recency(), from);
        from = add(parts, "importance", why.importance(), from);
        from = add(parts, "usage", why.usage(), from);
        add(parts, "tags", why.tags(), from);
        return new ScoredMemory(item.memory(), text(item.score()), parts);
    }

    private static double add(List<Part> parts, String name, double value, double from) {
        if (value > 0) {
            parts.add(new Part(name, text(value), from, value * 10));
        }
        return from + value * 10;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
