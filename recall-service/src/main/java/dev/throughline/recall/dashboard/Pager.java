package dev.throughline.recall.dashboard;

/** Where the pages beside this one are, as addresses; "" where there is none. */
public record Pager(String before, String after) {
}
