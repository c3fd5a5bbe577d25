package dev.throughline.recall.dashboard;

import org.jspecify.annotations.Nullable;

/** The query string of an address; what is absent or blank is left out. */
public final class Query {

    private final StringBuilder text = new StringBuilder();

    public Query with(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            text.append(text.isEmpty() ? '?' : '&').append(name).append('=').append(Links.value(value));
        }
        return this;
    }

    /** With its question mark, "" when nothing is asked. */
    @Override
    public String toString() {
        return text.toString();
    }
}
