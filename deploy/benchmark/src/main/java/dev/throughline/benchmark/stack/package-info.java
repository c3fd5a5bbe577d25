/** The local stack as measurements reach it. */
@NullMarked
package dev.throughline.benchmark.stack;

import org.jspecify.annotations.NullMarked;
