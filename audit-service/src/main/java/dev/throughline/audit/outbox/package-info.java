/** Carries what this service announces to Kafka, in the transaction that caused it. */
@NullMarked
package dev.throughline.audit.outbox;

import org.jspecify.annotations.NullMarked;
