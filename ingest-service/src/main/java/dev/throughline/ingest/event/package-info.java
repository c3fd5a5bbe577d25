/** What every door does to an event before it leaves: clean it, name it, stamp it, make it fit. */
@NullMarked
package dev.throughline.ingest.event;

import org.jspecify.annotations.NullMarked;
