package dev.throughline.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.testing.Infrastructure;

/** Reads what a topic holds at this moment, for one tenant. Goes on where it stopped, so that each look costs only the new. */
public final class KafkaReader {

    private static final Map<String, KafkaReader> READERS = new HashMap<>();

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    private KafkaReader(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", Infrastructure.shared().kafka().bootstrapServers(),
                "fetch.max.wait.ms", 10);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public static List<SessionEvent> events(String topic, String tenant) {
        return values(topic, tenant).stream().map(KafkaReader::event).toList();
    }

    /** The values as text, so that a test can look for what must not be in them. */
    public static synchronized List<String> values(String topic, String tenant) {
        KafkaReader reader = READERS.computeIfAbsent(topic, KafkaReader::new);
        reader.readOn();
        return reader.records.stream()
                .filter(record -> record.key().equals(tenant) || record.key().startsWith(tenant + "/"))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8)).toList();
    }

    private void readOn() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
    }

    private static SessionEvent event(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8), SessionEvent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
