/** Reads what was captured, and stores and compresses it: one transaction a batch. */
@NullMarked
package dev.throughline.compression;

import org.jspecify.annotations.NullMarked;
