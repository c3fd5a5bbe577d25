/** What Cursor writes in hooks, and what of it is an event. */
@NullMarked
package dev.throughline.ingest.cursor;

import org.jspecify.annotations.NullMarked;
