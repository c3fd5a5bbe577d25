/** How long raw events are kept: months of them leave as a whole. */
@NullMarked
package dev.throughline.compression.retention;

import org.jspecify.annotations.NullMarked;
