/** Takes an agent's transcript files, streamed, into the backfill lane. */
@NullMarked
package dev.throughline.ingest.transcript;

import org.jspecify.annotations.NullMarked;
