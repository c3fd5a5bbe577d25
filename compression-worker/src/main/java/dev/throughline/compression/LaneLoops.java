package dev.throughline.compression;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.Producer;

import io.micrometer.core.instrument.MeterRegistry;

import dev.throughline.common.consume.Backoff;
import dev.throughline.common.consume.RecordLoop;
import dev.throughline.common.topic.Lane;
import dev.throughline.compression.kafka.KafkaClients;

/** Makes the record loop of a lane. Each lane is a consumer group of its own, so that history never delays what is live. */
@ApplicationScoped
class LaneLoops {

    private final CompressionConfig config;
    private final KafkaClients kafka;
    private final Producer<String, byte[]> deadLetters;
    private final CompressionHandlers handlers;
    private final MeterRegistry meters;

    LaneLoops(CompressionConfig config, KafkaClients kafka, Producer<String, byte[]> deadLetters, CompressionHandlers handlers,
            MeterRegistry meters) {
        this.config = config;
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.handlers = handlers;
        this.meters = meters;
    }

    RecordLoop of(Lane lane) {
        var backoff = new Backoff(config.retry().firstDelay(), config.retry().maxDelay());
        return new RecordLoop(lane.topic(), kafka.consumer(group(lane), config.batchSize()), deadLetters, handlers.create(),
                meters, backoff);
    }

    private static String group(Lane lane) {
        return switch (lane) {
            case LIVE -> "compression-worker";
            case BACKFILL -> "compression-worker-backfill";
        };
    }
}
