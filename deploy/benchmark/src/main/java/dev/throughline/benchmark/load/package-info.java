/** Requests over many connections at once. */
@NullMarked
package dev.throughline.benchmark.load;

import org.jspecify.annotations.NullMarked;
