/** What the measurements share. */
@NullMarked
package dev.throughline.benchmark;

import org.jspecify.annotations.NullMarked;
