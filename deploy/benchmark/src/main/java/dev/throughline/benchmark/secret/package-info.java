/** The secret scanner: how quick it is, and what it finds in real sessions. */
@NullMarked
package dev.throughline.benchmark.secret;

import org.jspecify.annotations.NullMarked;
