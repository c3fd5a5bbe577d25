/** Brings events to Kafka and answers when the broker has them. */
@NullMarked
package dev.throughline.ingest.publish;

import org.jspecify.annotations.NullMarked;
