/** The service's Kafka clients, made at their first use: it starts while Kafka is away. */
@NullMarked
package dev.throughline.audit.kafka;

import org.jspecify.annotations.NullMarked;
