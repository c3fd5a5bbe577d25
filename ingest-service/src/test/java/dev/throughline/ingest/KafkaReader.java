package dev.throughline.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.testing.TopicRecords;

/** Reads what a topic holds at this moment, for one tenant. */
public final class KafkaReader {

    private KafkaReader() {
    }

    public static List<SessionEvent> events(String topic, String tenant) {
        return records(topic, tenant).stream().map(KafkaReader::event).toList();
    }

    /** The values as text, so that a test can look for what must not be in them. */
    public static List<String> values(String topic, String tenant) {
        return records(topic, tenant).stream().map(TopicRecords::text).toList();
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic, String tenant) {
        return TopicRecords.of(topic).stream()
                .filter(record -> record.key().equals(tenant) || record.key().startsWith(tenant + "/")).toList();
    }

    private static SessionEvent event(ConsumerRecord<String, byte[]> record) {
        try {
            return Json.read(record.value(), SessionEvent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
