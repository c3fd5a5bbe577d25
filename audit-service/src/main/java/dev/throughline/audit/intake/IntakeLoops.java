package dev.throughline.audit.intake;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;

import dev.throughline.audit.log.Appender;
import dev.throughline.common.consume.Backoff;
import dev.throughline.common.consume.RecordLoop;
import dev.throughline.common.topic.Topics;

/** Makes the topics that are missing, and the loops that read them. */
@ApplicationScoped
class IntakeLoops {

    /** So long the partitions of a replica that was killed wait for the next; Kafka's own 45 s would delay its entries. */
    private static final int TOO_LONG_WITHOUT_HEARTBEAT = 10_000;
    private static final int MOST_FETCHED = 16 * 1024 * 1024;

    private final Map<String, Object> kafka;
    private final Producer<String, byte[]> deadLetters;
    private final Pool pool;
    private final OffsetStore offsets;
    private final Appender appender;
    private final MeterRegistry meters;

    IntakeLoops(@Identifier("default-kafka-broker") Map<String, Object> kafka, Producer<String, byte[]> deadLetters, Pool pool,
            OffsetStore offsets, Appender appender, MeterRegistry meters) {
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.pool = pool;
        this.offsets = offsets;
        this.appender = appender;
        this.meters = meters;
    }

    /** @throws KafkaException while Kafka does not take them */
    void createTopics() throws InterruptedException {
        Topics.create(kafka, topic -> true);
    }

    RecordLoop of(String topic, IntakeConfig config) {
        var backoff = new Backoff(config.firstDelay(), config.maxDelay());
        return new RecordLoop(topic, consumer("audit-service-" + topic, config.batchSize()), deadLetters,
                new ReportHandler(pool, offsets, appender), meters, backoff);
    }

    private Consumer<String, byte[]> consumer(String group, int mostRecords) {
        var properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, mostRecords);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_FETCHED);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, TOO_LONG_WITHOUT_HEARTBEAT);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
