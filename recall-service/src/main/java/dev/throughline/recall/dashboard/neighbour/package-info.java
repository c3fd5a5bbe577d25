/** Calls of the other services' public addresses, each with a timeout. */
@NullMarked
package dev.throughline.recall.dashboard.neighbour;

import org.jspecify.annotations.NullMarked;
