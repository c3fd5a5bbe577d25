/** Gives memories their vectors, where an embeddings endpoint is configured: later, in batches, the newest first. */
@NullMarked
package dev.throughline.compression.embed;

import org.jspecify.annotations.NullMarked;
