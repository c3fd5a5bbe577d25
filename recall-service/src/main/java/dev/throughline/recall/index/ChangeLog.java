package dev.throughline.recall.index;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.quarkus.logging.Log;

import dev.throughline.common.consume.GatheringReader;
import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.topic.Topics;

/** {@code memory.changed.v1}, read from any offsets on, all partitions of it: each replica has the whole index. */
final class ChangeLog implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Consumer<String, byte[]> consumer;
    private final GatheringReader reader;
    private final String clusterId;
    private final List<TopicPartition> partitions;

    private ChangeLog(Consumer<String, byte[]> consumer, Duration interval, String clusterId,
            List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.reader = new GatheringReader(consumer, interval);
        this.clusterId = clusterId;
        this.partitions = partitions;
        consumer.assign(partitions);
    }

    /** Some changes, and for each partition the offset to go on from after them. */
    record Part(List<ConsumerRecord<String, byte[]>> records, List<Change> changes, Map<Integer, Long> next) {
    }

    /**
     * Connects.
     *
     * @param interval as a {@link GatheringReader} takes it
     * @throws org.apache.kafka.common.KafkaException when Kafka cannot be reached
     */
    static ChangeLog open(Map<String, Object> connection, Duration interval) {
        String cluster = clusterId(connection);
        var consumer = new KafkaConsumer<>(settings(connection), new StringDeserializer(), new ByteArrayDeserializer());
        try {
            var partitions = consumer.partitionsFor(Topics.MEMORY_CHANGED, TIMEOUT).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
            if (partitions.isEmpty()) {
                throw new UnknownTopicOrPartitionException("Kafka does not have the topic yet: " + Topics.MEMORY_CHANGED);
            }
            return new ChangeLog(consumer, interval, cluster, partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    String clusterId() {
        return clusterId;
    }

    /** Why an index that is this far cannot go on from there, or "" when it can. */
    String contradiction(Progress progress) {
        if (progress.clusterId() != null && !progress.clusterId().equals(clusterId)) {
            return "it was built from another Kafka cluster";
        }
        Map<Integer, Long> first = byPartition(consumer.beginningOffsets(partitions));
        Map<Integer, Long> end = byPartition(consumer.endOffsets(partitions));
        boolean isWithin = progress.next().entrySet().stream()
                .allMatch(next -> next.getValue() >= first.getOrDefault(next.getKey(), 0L)
                        && next.getValue() <= end.getOrDefault(next.getKey(), 0L));
        return isWithin ? "" : "its offsets lie outside of the log";
    }

    /** Goes on from these offsets; a partition that is not named starts at its beginning. */
    void seek(Map<Integer, Long> next) {
        for (TopicPartition partition : partitions) {
            Long offset = next.get(partition.partition());
            if (offset == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        }
    }

    /** Waits for changes, at most this long. */
    Part poll(Duration longest) {
        var records = reader.read(longest);
        var changes = new ArrayList<Change>(records.size());
        Instant now = Instant.now();
        records.forEach(record -> read(record, now, changes));
        return new Part(records, changes, positions());
    }

    /** The offset behind the last record of each partition. */
    Map<Integer, Long> ends() {
        return byPartition(consumer.endOffsets(partitions));
    }

    /** How many records are known to be unread. */
    long lag() {
        return partitions.stream().mapToLong(partition -> consumer.currentLag(partition).orElse(0)).sum();
    }

    /** Ends a {@link #poll} that another thread waits in. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Map<Integer, Long> positions() {
        return partitions.stream().collect(Collectors.toMap(TopicPartition::partition, consumer::position));
    }

    private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream().collect(Collectors.toMap(each -> each.getKey().partition(), Map.Entry::getValue));
    }

    /** What cannot be read is skipped: it would be as unreadable the next time, and must not hold the index up. */
    private static void read(ConsumerRecord<String, byte[]> record, Instant now, List<Change> changes) {
        try {
            changes.add(record.value() == null ? Change.gone(UUID.fromString(record.key()))
                    : Change.of(Json.read(record.value(), Memory.class), now));
        } catch (IOException | RuntimeException e) {
            Log.warnf("A change cannot be read and is skipped topic=%s partition=%d offset=%d cause=%s", record.topic(),
                    record.partition(), record.offset(), e.getClass().getName());
        }
    }

    private static String clusterId(Map<String, Object> connection) {
        var admin = Admin.create(connection);
        try {
            return admin.describeCluster().clusterId().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("Kafka does not answer", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            admin.close(Duration.ZERO); // it would wait for the answer that does not come
        }
    }

    private static Map<String, Object> settings(Map<String, Object> connection) {
        var settings = new HashMap<>(connection);
        settings.put("enable.auto.commit", "false");
        // an offset that the log no longer has means a new index, not a silent jump
        settings.put("auto.offset.reset", "none");
        settings.put("max.poll.records", "1000");
        // of a topic that is read whole: bounds what lies in memory while it is
        settings.put("fetch.max.bytes", "8388608");
        return settings;
    }
}
