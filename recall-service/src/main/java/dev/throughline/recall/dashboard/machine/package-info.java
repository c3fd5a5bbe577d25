/** Machines and their tokens, which audit-service keeps. */
@NullMarked
package dev.throughline.recall.dashboard.machine;

import org.jspecify.annotations.NullMarked;
