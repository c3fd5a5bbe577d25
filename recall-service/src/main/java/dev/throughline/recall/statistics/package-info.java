/** Figures over all sessions that a caller may see. */
@NullMarked
package dev.throughline.recall.statistics;

import org.jspecify.annotations.NullMarked;
