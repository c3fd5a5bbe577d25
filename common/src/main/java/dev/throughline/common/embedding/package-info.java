/** Vectors of texts, from an endpoint that speaks OpenAI's protocol. */
@NullMarked
package dev.throughline.common.embedding;

import org.jspecify.annotations.NullMarked;
