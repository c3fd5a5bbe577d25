package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;

/** Lists that keep the latest of what was added, so that the state of a long session stays small. */
final class Bounded {

    private Bounded() {
    }

    /** With the item at the end, once; of too many the oldest goes. */
    static <T> List<T> with(List<T> items, T item, int most) {
        var after = new ArrayList<>(items);
        after.remove(item);
        after.add(item);
        return List.copyOf(after.subList(Math.max(0, after.size() - most), after.size()));
    }

    static <T> List<T> lastOf(List<T> items, int most) {
        return items.subList(Math.max(0, items.size() - most), items.size());
    }
}
