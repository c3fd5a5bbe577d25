package dev.throughline.audit.merkle;

/**
 * The place of a complete subtree: it holds the leaves from {@code index * 2^level} on, {@code 2^level} of them.
 *
 * @param level 0 for a leaf
 * @param index from 0, from the left, among those of its level
 */
public record Node(int level, long index) {
}
