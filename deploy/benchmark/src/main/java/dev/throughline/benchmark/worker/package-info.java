/** How many events compression-worker stores in a second. */
@NullMarked
package dev.throughline.benchmark.worker;

import org.jspecify.annotations.NullMarked;
