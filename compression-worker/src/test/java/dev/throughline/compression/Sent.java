package dev.throughline.compression;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Lane;
import dev.throughline.testing.Infrastructure;

/** Sends events to Kafka and waits for the acknowledgement, as ingest-service does. */
final class Sent {

    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Infrastructure.shared().kafka().bootstrapServers(),
            ProducerConfig.ACKS_CONFIG, "all"), new StringSerializer(), new ByteArraySerializer());

    private Sent() {
    }

    static List<RecordMetadata> to(Lane lane, SessionEvent... events) {
        return to(lane, Arrays.asList(events));
    }

    static List<RecordMetadata> to(Lane lane, Collection<SessionEvent> events) {
        var sent = events.stream().map(event -> PRODUCER.send(
                new ProducerRecord<>(lane.topic(), event.key(), Json.bytes(event)))).toList();
        return sent.stream().map(Sent::acknowledged).toList();
    }

    static RecordMetadata bytes(String topic, String key, byte[] value) {
        return acknowledged(PRODUCER.send(new ProducerRecord<>(topic, key, value)));
    }

    private static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("Kafka did not take a test's event", e);
        }
    }
}
