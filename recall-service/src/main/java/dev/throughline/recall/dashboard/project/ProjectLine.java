package dev.throughline.recall.dashboard.project;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A project in the list.
 *
 * @param lastEventAt absent when it has no session
 * @param lastTitle of its latest session
 * @param phase of the work, "" when that is not known
 * @param open how many items are left open
 */
public record ProjectLine(String key, @Nullable Instant lastEventAt, @Nullable String lastTitle, String phase, int open) {
}
