/** What the worker does beside the lanes and may leave undone: each on a thread of its own. */
@NullMarked
package dev.throughline.compression.background;

import org.jspecify.annotations.NullMarked;
