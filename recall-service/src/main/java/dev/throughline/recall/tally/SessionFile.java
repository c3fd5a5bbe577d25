package dev.throughline.recall.tally;

import java.time.Instant;

/**
 * A file that a session touched.
 *
 * @param path relative to the repository where that is known
 * @param order among the session's files, from 1 in the order in which they were come to
 * @param changes how often it was written
 */
public record SessionFile(String path, long order, boolean created, boolean deleted, int reads, int changes,
        Instant firstAt, Instant lastAt, boolean isPrivate) {
}
