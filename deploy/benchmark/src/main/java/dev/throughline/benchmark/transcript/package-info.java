/** Real sessions of Claude Code: as their files have them, and as the suite reads them. */
@NullMarked
package dev.throughline.benchmark.transcript;

import org.jspecify.annotations.NullMarked;
