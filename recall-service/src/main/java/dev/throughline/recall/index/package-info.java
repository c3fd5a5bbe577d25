/** The read model: an index of all memories on this replica's own disk, fed from the log of their changes. */
@NullMarked
package dev.throughline.recall.index;

import org.jspecify.annotations.NullMarked;
