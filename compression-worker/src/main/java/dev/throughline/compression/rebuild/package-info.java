/** Makes memories anew from raw events, by the rules of today. */
@NullMarked
package dev.throughline.compression.rebuild;

import org.jspecify.annotations.NullMarked;
