/** Tells the producer's settings to the measurements. */
@NullMarked
package dev.throughline.ingest.publish;

import org.jspecify.annotations.NullMarked;
