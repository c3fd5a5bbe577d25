/** How quick recall is in a store of a million memories. */
@NullMarked
package dev.throughline.benchmark.million;

import org.jspecify.annotations.NullMarked;
