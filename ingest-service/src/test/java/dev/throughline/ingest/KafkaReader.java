package dev.throughline.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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

/** Reads what a topic holds at this moment, for one tenant. */
public final class KafkaReader {

    private KafkaReader() {
    }

    public static List<SessionEvent> events(String topic, String tenant) {
        return values(topic, tenant).stream().map(KafkaReader::event).toList();
    }

    /** The values as text, so that a test can look for what must not be in them. */
    public static List<String> values(String topic, String tenant) {
        var values = new ArrayList<String>();
        for (ConsumerRecord<String, byte[]> record : all(topic)) {
            if (record.key().equals(tenant) || record.key().startsWith(tenant + "/")) {
                values.add(new String(record.value(), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private static List<ConsumerRecord<String, byte[]>> all(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", Infrastructure.shared().kafka().bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
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
