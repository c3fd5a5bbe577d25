package dev.throughline.compression.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

import dev.throughline.common.topic.Topics;
import dev.throughline.compression.kafka.KafkaClients;

/**
 * Sends dead letters back to the topic from which they came. How far it came is kept in Kafka, after the acknowledgement: a
 * letter is
 * sent again rather than forgotten; the worker knows a repeated event by its id, and a repeated recall may count twice.
 */
@ApplicationScoped
class DeadLetters {

    private static final String GROUP = "dead-letter-replay";
    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaClients kafka;
    private final Producer<String, byte[]> producer;

    DeadLetters(KafkaClients kafka, Producer<String, byte[]> producer) {
        this.kafka = kafka;
        this.producer = producer;
    }

    /** Replays what waits now, and not what is rejected again meanwhile; returns how many. */
    synchronized int replay(String topic) {
        return read(topic, (letters, consumer) -> {
            send(topic, letters);
            consumer.commitSync(next(letters));
        });
    }

    /** Passes over what waits now, for good; returns how many. */
    synchronized int drop(String topic) {
        return read(topic, (letters, consumer) -> consumer.commitSync(next(letters)));
    }

    /** The first of those that wait; returns how many wait in all. */
    synchronized int list(String topic, int most, List<DeadLetter> list) {
        return read(topic, (letters, consumer) -> letters.stream().limit(most - list.size())
                .forEach(letter -> list.add(DeadLetter.of(topic, letter))));
    }

    private int read(String topic, BiConsumer<List<ConsumerRecord<String, byte[]>>, Consumer<String, byte[]>> taker) {
        try (var consumer = kafka.consumer(GROUP, BATCH)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.deadLetters(topic)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            return read(consumer, consumer.endOffsets(partitions), taker);
        }
    }

    private static int read(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends,
            BiConsumer<List<ConsumerRecord<String, byte[]>>, Consumer<String, byte[]>> taker) {
        int read = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var letters = new ArrayList<ConsumerRecord<String, byte[]>>();
            consumer.poll(POLL).forEach(letter -> {
                if (letter.offset() < ends.getOrDefault(new TopicPartition(letter.topic(), letter.partition()), 0L)) {
                    letters.add(letter);
                }
            });
            taker.accept(letters, consumer);
            read += letters.size();
        }
        return read;
    }

    private void send(String topic, Collection<ConsumerRecord<String, byte[]>> letters) {
        var sent = new ArrayList<Future<RecordMetadata>>(letters.size());
        letters.forEach(letter -> sent.add(producer.send(new ProducerRecord<>(topic, letter.key(), letter.value()))));
        try {
            for (var acknowledgement : sent) {
                acknowledgement.get(ACKNOWLEDGEMENT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka did not acknowledge the replay of " + topic, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> next(Collection<ConsumerRecord<String, byte[]>> letters) {
        var next = new HashMap<TopicPartition, OffsetAndMetadata>();
        letters.forEach(letter -> next.put(new TopicPartition(letter.topic(), letter.partition()),
                new OffsetAndMetadata(letter.offset() + 1)));
        return next;
    }
}
