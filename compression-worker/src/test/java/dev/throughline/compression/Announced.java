package dev.throughline.compression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.TopicRecords;

/** Reads from Kafka what the worker sent. */
final class Announced {

    private Announced() {
    }

    /** All versions of the memories of this session's project; none as long as nothing of the session is announced. */
    static List<Memory> of(TestSession session) {
        return naming(session.id()).filter(memory -> session.id().equals(memory.sessionId())).map(Memory::projectId)
                .filter(Objects::nonNull).findFirst().map(Announced::ofProject).orElse(List.of());
    }

    private static List<Memory> ofProject(UUID project) {
        return naming(project.toString()).filter(memory -> project.equals(memory.projectId())).toList();
    }

    /** Those that have a text anywhere, which is found sooner than all are read. */
    private static Stream<Memory> naming(String text) {
        return TopicRecords.of(Topics.MEMORY_CHANGED).stream().filter(record -> record.value() != null)
                .filter(record -> TopicRecords.text(record).contains(text)).map(record -> read(record, Memory.class));
    }

    /** The ids of the memories that are gone. */
    static List<String> tombstones() {
        return TopicRecords.of(Topics.MEMORY_CHANGED).stream().filter(record -> record.value() == null).map(ConsumerRecord::key)
                .toList();
    }

    /** All that a topic says under a key. */
    static <T> List<T> of(String topic, String key, Class<T> type) {
        return TopicRecords.of(topic, key).stream().map(record -> read(record, type)).toList();
    }

    private static <T> T read(ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            return Json.read(record.value(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("What was announced is no " + type.getSimpleName(), e);
        }
    }
}
