package dev.throughline.recall.session;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Some sessions, the latest first.
 *
 * @param total how many there are in all
 * @param next for {@code before=}, to read on; absent at the end
 */
public record SessionPage(List<SessionView> items, long total, int skip, int limit, @Nullable String next) {

    public SessionPage {
        items = List.copyOf(items);
    }

    static SessionPage of(List<SessionView> items, long total, SessionFilter filter) {
        boolean isFull = items.size() == filter.limit();
        return new SessionPage(items, total, filter.skip(), filter.limit(),
                isFull ? SessionCursor.behind(items.getLast()).toString() : null);
    }
}
