/** Which project a session belongs to, under whichever of its names it was captured. */
@NullMarked
package dev.throughline.compression.project;

import org.jspecify.annotations.NullMarked;
