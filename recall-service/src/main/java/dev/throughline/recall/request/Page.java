package dev.throughline.recall.request;

import java.util.List;

/**
 * Some of a list.
 *
 * @param total how many there are in all
 * @param skip how many were left out before these
 * @param limit at most how many these are
 */
public record Page<T>(List<T> items, long total, int skip, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MOST = 1_000;

    public Page {
        items = List.copyOf(items);
    }
}
