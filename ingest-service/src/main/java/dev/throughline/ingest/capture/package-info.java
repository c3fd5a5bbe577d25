/** Takes events in the suite's own form: one, a batch, or lines. */
@NullMarked
package dev.throughline.ingest.capture;

import org.jspecify.annotations.NullMarked;
