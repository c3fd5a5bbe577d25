package dev.throughline.benchmark.million;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;

/** Publishes memories as the worker's relay does. */
final class Messages {

    private Messages() {
    }

    static void send(RunningStack stack, Corpus corpus) {
        var failure = new AtomicReference<Exception>();
        try (var producer = new KafkaProducer<>(settings(stack.kafka()), new StringSerializer(), new ByteArraySerializer())) {
            corpus.forEachSession(session -> session.memories().forEach(memory -> producer.send(
                    new ProducerRecord<>(Topics.MEMORY_CHANGED, memory.id().toString(), Json.bytes(memory)),
                    (sent, failed) -> failure.compareAndSet(null, failed))));
        }
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka did not take the messages", failure.get());
        }
    }

    private static Map<String, Object> settings(String servers) {
        return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 20, ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * Topics.MAX_RECORD_BYTES);
    }
}
