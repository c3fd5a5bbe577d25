/** Memories: finding them with the parts of their scores, and one of them with where it comes from and where it was shown. */
@NullMarked
package dev.throughline.recall.dashboard.memory;

import org.jspecify.annotations.NullMarked;
