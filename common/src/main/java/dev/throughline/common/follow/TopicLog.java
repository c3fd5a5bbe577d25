package dev.throughline.common.follow;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.quarkus.logging.Log;

import dev.throughline.common.topic.Topics;

/** All partitions of a topic, from their beginning or their end. For one thread, but for {@link #wakeup}. */
final class TopicLog implements AutoCloseable {

    /** From where it is read. */
    enum Start {
        BEGINNING,
        END
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int FETCH_BYTES = 4 * 1024 * 1024;

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    private TopicLog(Consumer<String, byte[]> consumer, String topic, Start start) {
        this.consumer = consumer;
        List<TopicPartition> partitions = consumer.partitionsFor(topic, TIMEOUT).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
        consumer.assign(partitions);
        this.ends = consumer.endOffsets(partitions, TIMEOUT);
        switch (start) {
            case BEGINNING -> consumer.seekToBeginning(partitions);
            case END -> ends.forEach(consumer::seek); // at once, not at the first poll
        }
    }

    /**
     * Connects, and creates the topic when it is missing.
     *
     * @throws KafkaException when Kafka cannot be reached
     */
    static TopicLog open(String topic, Start start, Map<String, Object> connection) {
        create(topic, connection);
        var consumer = new KafkaConsumer<>(settings(start, connection), new StringDeserializer(), new ByteArrayDeserializer());
        try {
            return new TopicLog(consumer, topic, start);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Waits for changes, at most this long, and hands them on. */
    void read(ChangeReader reader, Duration longest) {
        consumer.poll(longest).forEach(record -> handOn(record, reader));
    }

    /** Whether all that was there when it was opened has been read. */
    boolean isRead() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), TIMEOUT) >= end.getValue());
    }

    /** Ends a {@link #read} in which another thread waits. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static void handOn(ConsumerRecord<String, byte[]> record, ChangeReader reader) {
        try {
            reader.changed(record.key(), record.value());
        } catch (IOException | RuntimeException e) {
            Log.errorf("A change cannot be read and has no effect topic=%s partition=%d offset=%d cause=%s",
                    record.topic(), record.partition(), record.offset(), e.getClass().getName());
        }
    }

    private static void create(String topic, Map<String, Object> connection) {
        try {
            Topics.create(connection, topic::equals);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static Map<String, Object> settings(Start start, Map<String, Object> connection) {
        var settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, start == Start.END ? "latest" : "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        return settings;
    }
}
