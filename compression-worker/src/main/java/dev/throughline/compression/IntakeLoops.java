package dev.throughline.compression;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.Producer;

import io.micrometer.core.instrument.MeterRegistry;

import dev.throughline.common.consume.Backoff;
import dev.throughline.common.consume.RecordLoop;
import dev.throughline.compression.kafka.KafkaClients;

/** Makes the record loops. */
@ApplicationScoped
class IntakeLoops {

    private final CompressionConfig config;
    private final KafkaClients kafka;
    private final Producer<String, byte[]> deadLetters;
    private final IntakeHandlers handlers;
    private final MeterRegistry meters;

    IntakeLoops(CompressionConfig config, KafkaClients kafka, Producer<String, byte[]> deadLetters, IntakeHandlers handlers,
            MeterRegistry meters) {
        this.config = config;
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.handlers = handlers;
        this.meters = meters;
    }

    /** Those that share the partitions of what is read. */
    List<RecordLoop> of(Intake intake) {
        int loops = switch (intake) {
            case LIVE, BACKFILL -> config.loops();
            case USAGE, EDITS -> 1;
        };
        return IntStream.range(0, loops).mapToObj(number -> loop(intake, number)).toList();
    }

    private RecordLoop loop(Intake intake, int number) {
        var backoff = new Backoff(config.retry().firstDelay(), config.retry().maxDelay());
        return new RecordLoop(intake.topic(), number, kafka.consumer(intake.group(), config.batchSize()),
                config.batchInterval(), deadLetters, handlers.of(intake), meters, backoff);
    }
}
