/** Carries every changed memory to Kafka, in order, once the transaction that changed it is committed. */
@NullMarked
package dev.throughline.compression.outbox;

import org.jspecify.annotations.NullMarked;
