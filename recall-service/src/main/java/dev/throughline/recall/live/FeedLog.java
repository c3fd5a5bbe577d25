package dev.throughline.recall.live;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.throughline.common.topic.Topics;
import dev.throughline.recall.live.FeedTopic.Partition;

/**
 * The feed's topics, all partitions of them, from any place on: each replica tells all of it. A {@code TopicFollower} knows no
 * places, from which alone a reader that was away can go on. For one thread, but for {@link #wakeup}.
 */
final class FeedLog implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int FETCH_BYTES = 4 * 1024 * 1024;
    private static final int MOST_RECORDS = 500;

    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends;

    private FeedLog(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
        this.partitions = Arrays.stream(FeedTopic.values())
                .flatMap(topic -> consumer.partitionsFor(topic.topicName(), TIMEOUT).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
        consumer.assign(partitions);
        this.ends = consumer.endOffsets(partitions, TIMEOUT);
    }

    /**
     * Connects, and creates the topics that are missing.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka cannot be reached
     */
    static FeedLog open(Map<String, Object> connection) {
        create(connection);
        var consumer = new KafkaConsumer<>(settings(connection), new StringDeserializer(), new ByteArrayDeserializer());
        try {
            return new FeedLog(consumer);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /**
     * Goes on from a place. A partition that it does not name is read from so many records before its end.
     *
     * @return from where each partition is read
     */
    Place seek(Place place, long before) {
        var beginnings = consumer.beginningOffsets(partitions, TIMEOUT);
        var from = new Place();
        for (TopicPartition each : partitions) {
            long latest = Math.max(beginnings.getOrDefault(each, 0L), ends.getOrDefault(each, 0L) - before);
            long next = place.next(partition(each), latest);
            consumer.seek(each, next);
            from.advance(partition(each), next);
        }
        return from;
    }

    Iterable<ConsumerRecord<String, byte[]>> poll(Duration longest) {
        return consumer.poll(longest);
    }

    /** Reads no more events until {@link #resumeEvents}. */
    void pauseEvents() {
        consumer.pause(events());
    }

    void resumeEvents() {
        consumer.resume(events());
    }

    /** Whether all that was there when it was opened has been read. */
    boolean isRead() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), TIMEOUT) >= end.getValue());
    }

    /** How many records are known to be unread. */
    long lag() {
        return partitions.stream().mapToLong(partition -> Math.max(0, consumer.currentLag(partition).orElse(0))).sum();
    }

    /** Ends a {@link #poll} in which another thread waits. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    static Partition partition(TopicPartition partition) {
        return new Partition(FeedTopic.named(partition.topic()), partition.partition());
    }

    private List<TopicPartition> events() {
        return partitions.stream().filter(partition -> partition(partition).topic() == FeedTopic.EVENTS).toList();
    }

    private static void create(Map<String, Object> connection) {
        Set<String> needed = Arrays.stream(FeedTopic.values()).map(FeedTopic::topicName).collect(Collectors.toSet());
        try {
            Topics.create(connection, needed::contains);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static Map<String, Object> settings(Map<String, Object> connection) {
        var settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // a place that the log no longer has means a new beginning, not a silent jump
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        return settings;
    }
}
