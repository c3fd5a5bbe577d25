/** Reading one's own writes: a read that names a position waits until everything up to it can be found. */
@NullMarked
package dev.throughline.recall.freshness;

import org.jspecify.annotations.NullMarked;
