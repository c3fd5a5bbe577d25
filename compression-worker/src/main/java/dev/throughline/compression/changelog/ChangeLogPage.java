package dev.throughline.compression.changelog;

import org.jspecify.annotations.Nullable;

/**
 * What was written again.
 *
 * @param memories how many
 * @param next what the next request passes as {@code after}; absent once all are written
 */
public record ChangeLogPage(int memories, @Nullable String next) {
}
