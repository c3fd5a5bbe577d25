package dev.throughline.benchmark.worker;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;

/** The topic that the worker reads, filled as ingest-service fills it. */
final class EventTopic implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    EventTopic(String servers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.LINGER_MS_CONFIG, 5, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                        ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024, ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        2 * Topics.MAX_RECORD_BYTES),
                new StringSerializer(), new ByteArraySerializer());
    }

    void send(SessionEvent event) {
        producer.send(new ProducerRecord<>(Lane.LIVE.topic(), event.key(), Json.bytes(event)),
                (sent, failed) -> failure.compareAndSet(null, failed));
    }

    /** Returns when the broker has all of them. */
    void awaitSent() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka did not take the events", failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
