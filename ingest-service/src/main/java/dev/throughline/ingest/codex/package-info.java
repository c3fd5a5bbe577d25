/** What Codex writes, in hooks and in transcripts, and what of it is an event. */
@NullMarked
package dev.throughline.ingest.codex;

import org.jspecify.annotations.NullMarked;
