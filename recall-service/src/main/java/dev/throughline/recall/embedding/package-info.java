/** Vectors of questions, where an embeddings endpoint is configured: in a few milliseconds or not at all. */
@NullMarked
package dev.throughline.recall.embedding;

import org.jspecify.annotations.NullMarked;
