/** Writes the change log of memories again, after it was lost. */
@NullMarked
package dev.throughline.compression.changelog;

import org.jspecify.annotations.NullMarked;
