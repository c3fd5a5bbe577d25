package dev.throughline.audit.log;

import java.util.List;
import java.util.function.Function;

/** Some of the entries that were asked for, the newest first, and how many there are. */
public record EntryPage<T>(List<T> items, long total, int skip, int limit) {

    public EntryPage {
        items = List.copyOf(items);
    }

    <U> EntryPage<U> map(Function<T, U> form) {
        return new EntryPage<>(items.stream().map(form).toList(), total, skip, limit);
    }
}
