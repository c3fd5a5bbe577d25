/** What Gemini CLI writes, in hooks and in transcripts, and what of it is an event. */
@NullMarked
package dev.throughline.ingest.gemini;

import org.jspecify.annotations.NullMarked;
