package dev.throughline.recall.briefing;

import dev.throughline.recall.index.Found;
import dev.throughline.recall.index.IndexedMemory;
import dev.throughline.recall.memory.Standing;

/** A memory that may be told: the index found it, and the database confirms it. */
record Candidate(Found.Hit hit, Standing standing) {

    IndexedMemory memory() {
        return hit.memory();
    }

    /** 0–1, how much of the question the index found in it. */
    double match() {
        return hit.match();
    }

    /** Whether the index is behind the database. */
    boolean isOutdated() {
        return standing.version() != memory().version();
    }
}
