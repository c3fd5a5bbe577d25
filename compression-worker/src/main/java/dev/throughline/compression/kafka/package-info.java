/** The worker's Kafka clients, as the operator configured them and with what the worker's promises need. */
@NullMarked
package dev.throughline.compression.kafka;

import org.jspecify.annotations.NullMarked;
