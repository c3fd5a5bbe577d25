/** How much smaller a session becomes, and what of it survives. */
@NullMarked
package dev.throughline.benchmark.compression;

import org.jspecify.annotations.NullMarked;
