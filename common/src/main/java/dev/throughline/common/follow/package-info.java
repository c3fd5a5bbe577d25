/** Keeps in memory what a compacted topic says: read from its beginning at the start, and followed from then on. */
@NullMarked
package dev.throughline.common.follow;

import org.jspecify.annotations.NullMarked;
