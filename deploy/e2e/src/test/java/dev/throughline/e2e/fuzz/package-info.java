/** Nonsense of every kind for every endpoint that the services describe: it is refused in words, or taken, never a fault. */
@NullMarked
package dev.throughline.e2e.fuzz;

import org.jspecify.annotations.NullMarked;
