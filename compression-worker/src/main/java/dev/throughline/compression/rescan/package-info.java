/** Takes secrets out of what is stored already, by the rules of today. */
@NullMarked
package dev.throughline.compression.rescan;

import org.jspecify.annotations.NullMarked;
