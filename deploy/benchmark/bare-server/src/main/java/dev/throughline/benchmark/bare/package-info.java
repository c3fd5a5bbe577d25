/** A server that does the least that taking in an event can be. */
@NullMarked
package dev.throughline.benchmark.bare;

import org.jspecify.annotations.NullMarked;
