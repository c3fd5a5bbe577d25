/** Memories as the database has them, for those who may see them. */
@NullMarked
package dev.throughline.recall.memory;

import org.jspecify.annotations.NullMarked;
