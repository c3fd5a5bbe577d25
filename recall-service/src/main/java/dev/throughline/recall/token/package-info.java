/** Tokens, as models count them. */
@NullMarked
package dev.throughline.recall.token;

import org.jspecify.annotations.NullMarked;
