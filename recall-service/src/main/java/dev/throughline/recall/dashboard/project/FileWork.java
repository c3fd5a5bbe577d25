package dev.throughline.recall.dashboard.project;

/** A file, and in how many of the latest sessions it was edited. */
public record FileWork(String path, int sessions) {
}
