/** What the worker does beside the lanes: long work on threads of its own, and short routines on the upkeep's. */
@NullMarked
package dev.throughline.compression.background;

import org.jspecify.annotations.NullMarked;
