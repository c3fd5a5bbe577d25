/** What Claude Code writes, in hooks and in transcripts, and what of it is an event. */
@NullMarked
package dev.throughline.ingest.claudecode;

import org.jspecify.annotations.NullMarked;
