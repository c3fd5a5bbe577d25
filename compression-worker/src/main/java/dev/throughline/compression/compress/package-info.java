/** The rules that turn events into memories: pure functions over bounded state, with no framework. */
@NullMarked
package dev.throughline.compression.compress;

import org.jspecify.annotations.NullMarked;
