package dev.throughline.recall.activity;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Some of a session's events of a kind, the newest first.
 *
 * @param limit at most how many these are
 * @param nextBefore what {@code before} is for the next ones; absent where these are the last
 */
public record EventList(List<EventView> items, int limit, @Nullable Long nextBefore) {

    public EventList {
        items = List.copyOf(items);
    }

    static EventList of(List<EventView> events, int limit) {
        return new EventList(events, limit, events.size() < limit ? null : events.getLast().sequence());
    }
}
