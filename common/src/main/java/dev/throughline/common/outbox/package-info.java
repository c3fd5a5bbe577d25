/** Carries the messages that a transaction left in a table to Kafka, in order, once it is committed. */
@NullMarked
package dev.throughline.common.outbox;

import org.jspecify.annotations.NullMarked;
