package dev.throughline.compression.outbox;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.Producer;

import io.micrometer.core.instrument.MeterRegistry;

import dev.throughline.common.outbox.OutboxConfig;
import dev.throughline.common.outbox.Relay;

/** Makes the relay of the schema {@code memory}; {@code CompressionWorker} starts and ends it. */
@Singleton
class RelayProducer {

    @Produces
    @Singleton
    Relay relay(OutboxStore store, Producer<String, byte[]> producer, OutboxConfig config, MeterRegistry meters) {
        return new Relay(store, producer, config, meters);
    }
}
