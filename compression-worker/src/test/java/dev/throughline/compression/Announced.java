package dev.throughline.compression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.Infrastructure;

/** Reads from Kafka what the worker sent. */
final class Announced {

    private Announced() {
    }

    /** All versions of the memories of this session's project. */
    static List<Memory> of(TestSession session) {
        var memories = records(Topics.MEMORY_CHANGED).stream().filter(record -> record.value() != null)
                .map(Announced::memory).toList();
        var project = memories.stream().filter(memory -> session.id().equals(memory.sessionId()))
                .map(Memory::projectId).filter(Objects::nonNull).findFirst().orElseThrow();
        return memories.stream().filter(memory -> project.equals(memory.projectId())).toList();
    }

    /** The ids of the memories that are gone. */
    static List<String> tombstones() {
        return records(Topics.MEMORY_CHANGED).stream().filter(record -> record.value() == null).map(ConsumerRecord::key)
                .toList();
    }

    static List<ConsumerRecord<String, byte[]>> deadLetters(String topic, String key) {
        return records(topic).stream().filter(record -> record.key().equals(key)).toList();
    }

    /** All that a topic says under a key. */
    static <T> List<T> of(String topic, String key, Class<T> type) {
        return records(topic).stream().filter(record -> record.key().equals(key)).map(record -> read(record, type)).toList();
    }

    private static Memory memory(ConsumerRecord<String, byte[]> record) {
        return read(record, Memory.class);
    }

    private static <T> T read(ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            return Json.read(record.value(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("What was announced is no " + type.getSimpleName(), e);
        }
    }

    /** All that the topic holds now. */
    private static List<ConsumerRecord<String, byte[]>> records(String topic) {
        Map<String, Object> properties = Map.of("bootstrap.servers", Infrastructure.shared().kafka().bootstrapServers(),
                "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
