package dev.throughline.audit.intake;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.Producer;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;

import dev.throughline.audit.kafka.KafkaClients;
import dev.throughline.audit.log.Appender;
import dev.throughline.common.consume.Backoff;
import dev.throughline.common.consume.RecordLoop;

/** Makes the loops that read what is reported. */
@ApplicationScoped
class IntakeLoops {

    private final KafkaClients kafka;
    private final Producer<String, byte[]> deadLetters;
    private final Pool pool;
    private final OffsetStore offsets;
    private final Appender appender;
    private final MeterRegistry meters;

    IntakeLoops(KafkaClients kafka, Producer<String, byte[]> deadLetters, Pool pool, OffsetStore offsets, Appender appender,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.pool = pool;
        this.offsets = offsets;
        this.appender = appender;
        this.meters = meters;
    }

    RecordLoop of(String topic, IntakeConfig config) {
        var backoff = new Backoff(config.firstDelay(), config.maxDelay());
        return new RecordLoop(topic, kafka.consumer("audit-service-" + topic, config.batchSize()), deadLetters,
                new ReportHandler(pool, offsets, appender), meters, backoff);
    }
}
