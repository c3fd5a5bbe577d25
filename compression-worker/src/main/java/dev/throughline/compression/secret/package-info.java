/** Knows secrets by the suite's rules and by those of each tenant. */
@NullMarked
package dev.throughline.compression.secret;

import org.jspecify.annotations.NullMarked;
