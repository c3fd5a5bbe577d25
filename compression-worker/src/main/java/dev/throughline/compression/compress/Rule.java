package dev.throughline.compression.compress;

import dev.throughline.common.memory.MemoryKind;

/**
 * What a person laid down for more than the task at hand.
 *
 * @param kind {@link MemoryKind#FACT} for a rule or convention, {@link MemoryKind#LEARNING} for a correction
 * @param sentence in the person's own words
 * @param words the sentence with what was said around it, where it does not stand on its own
 */
record Rule(MemoryKind kind, String sentence, String words) {
}
