package dev.throughline.compression.tenant;

import java.util.SortedMap;

/**
 * A step of an erasure.
 *
 * @param rows how many went, by the table
 * @param complete whether nothing is left; else the same request goes on
 */
public record Erasure(SortedMap<String, Integer> rows, boolean complete) {
}
