/** How many events ingest-service takes in a second, and how quickly it answers. */
@NullMarked
package dev.throughline.benchmark.intake;

import org.jspecify.annotations.NullMarked;
