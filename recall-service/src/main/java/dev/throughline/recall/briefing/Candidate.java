package dev.throughline.recall.briefing;

import dev.throughline.recall.memory.MemoryOutline;

/**
 * A memory that may be told.
 *
 * @param match 0–1, how much of the question the index found in it
 */
record Candidate(MemoryOutline memory, double match) {
}
