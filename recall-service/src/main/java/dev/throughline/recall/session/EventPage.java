package dev.throughline.recall.session;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Some of a session's events, the latest first.
 *
 * @param total how many there are in all
 * @param next for {@code before=}, to read on; absent at the end
 */
public record EventPage(List<EventView> items, long total, int limit, @Nullable Long next) {

    public EventPage {
        items = List.copyOf(items);
    }
}
