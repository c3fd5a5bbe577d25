package dev.throughline.common.consume;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;

import dev.throughline.common.topic.Topics;

/**
 * Reads a topic and hands batches to a {@link BatchHandler}, on a thread of its own. While a batch waits for something
 * that is down, the partitions are paused and the membership of the group is kept. It ends only when it is closed.
 */
public final class RecordLoop implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEAD_LETTER_TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS_AT_A_FAULT = 3;

    private final String topic;
    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> deadLetters;
    private final GatheringReader reader;
    private final BatchHandler handler;
    private final MeterRegistry meters;
    private final Backoff backoff;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong lag = new AtomicLong();
    private final Timer batchTimer;
    private volatile boolean isWaiting;
    private boolean isPaused;
    private int setbacks;

    /**
     * @param consumer owned by the loop from now on; group membership as it is configured, auto-commit off
     * @param deadLetters shared, for the records that are rejected
     */
    public RecordLoop(String topic, Consumer<String, byte[]> consumer, Producer<String, byte[]> deadLetters,
            BatchHandler handler, MeterRegistry meters, Backoff backoff) {
        this(topic, 0, consumer, Duration.ZERO, deadLetters, handler, meters, backoff);
    }

    /**
     * @param number tells this loop from the others of the process that share the topic's partitions with it
     * @param interval as a {@link GatheringReader} takes it
     */
    public RecordLoop(String topic, int number, Consumer<String, byte[]> consumer, Duration interval,
            Producer<String, byte[]> deadLetters, BatchHandler handler, MeterRegistry meters, Backoff backoff) {
        this.topic = topic;
        this.consumer = consumer;
        this.reader = new GatheringReader(consumer, interval);
        this.deadLetters = deadLetters;
        this.handler = handler;
        this.meters = meters;
        this.backoff = backoff;
        this.batchTimer = meters.timer("batches.handled", "topic", topic);
        meters.gauge("records.lag", Tags.of("topic", topic, "loop", Integer.toString(number)), lag);
        countFromZero();
        this.thread = Thread.ofPlatform().name("records-" + topic + "-" + number).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Whether the loop still turns. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Whether a batch waits for something that is down. */
    public boolean isWaiting() {
        return isWaiting;
    }

    /** Finishes the batch at hand, leaves the group and ends. */
    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            consumer.subscribe(List.of(topic), new SeekOnAssignment());
            while (isOpen()) {
                turn();
            }
        } catch (WakeupException e) {
            Log.debugf("The record loop was woken to end topic=%s", topic);
        } catch (RuntimeException e) {
            Log.errorf(e, "The record loop broke and needs a restart of the service topic=%s", topic);
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
            Log.infof("The record loop ended topic=%s", topic);
        }
    }

    private void turn() {
        try {
            var records = reader.read(POLL);
            lag.set(lag());
            if (!records.isEmpty()) {
                batchTimer.record(() -> process(Batch.of(records)));
            }
            setbacks = 0;
        } catch (PartitionLost e) {
            Log.warnf("Another consumer moved on, reading the stored offsets again topic=%s reason=%s", topic, e.getMessage());
            meters.counter("partitions.lost", "topic", topic).increment();
            goBackToStoredOffsets();
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            Log.warnf(e, "Reading failed, going on topic=%s", topic);
            goBackToStoredOffsets();
        }
    }

    /** What was read and not stored is read again, after a while that grows with each setback in a row. */
    private void goBackToStoredOffsets() {
        isWaiting = false;
        if (sleep(backoff.delay(++setbacks))) {
            seekWhenPossible(consumer.assignment());
        }
    }

    /** How many records wait in Kafka, as far as the last answer of the broker tells. */
    private long lag() {
        return consumer.assignment().stream().mapToLong(partition -> consumer.currentLag(partition).orElse(0)).sum();
    }

    /** Returns once the batch is stored, whatever that takes, or the loop is closed. */
    private void process(Batch read) {
        Batch batch = read;
        for (int attempt = 1, faults = 0; isOpen(); attempt++) {
            try {
                switch (handle(batch)) {
                    case Outcome.Done() -> {
                        count(batch.records().size(), "done");
                        endWait();
                        return;
                    }
                    case Outcome.Retry(String reason) -> waitFor(reason, attempt);
                    case Outcome.Reject(var records, String reason) -> {
                        bury(records, reason, null);
                        batch = batch.without(records);
                    }
                }
            } catch (Fault e) {
                if (++faults >= MOST_ATTEMPTS_AT_A_FAULT && !batch.records().isEmpty()) {
                    isolate(batch, e.failure);
                    return;
                }
                pause(faults);
            }
        }
    }

    /** The handler's outcome, where an outage is a retry. */
    private Outcome handle(Batch batch) throws Fault {
        try {
            return handler.handle(batch);
        } catch (PartitionLost | KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            if (handler.isOutage(e)) {
                return new Outcome.Retry(String.valueOf(e.getMessage()));
            }
            // without its message: a driver's message can quote a user's text
            Log.warnf("Handling failed topic=%s cause=%s", topic, e.getClass().getName());
            throw new Fault(e);
        }
    }

    /** Finds the record at fault by halves, buries it and handles the others. */
    private void isolate(Batch batch, RuntimeException failure) {
        if (batch.records().size() > 1) {
            batch.halves().forEach(this::process);
        } else {
            bury(batch.records(), "handling failed", failure);
            process(batch.without(batch.records()));
        }
    }

    private void waitFor(String reason, int attempt) {
        if (!isWaiting) {
            Log.warnf("Waiting for something that is down topic=%s reason=%s", topic, reason);
        }
        isWaiting = true;
        count(1, "retry");
        pause(attempt);
    }

    private void endWait() {
        if (isWaiting && isOpen()) {
            Log.infof("Going on topic=%s", topic);
        }
        isWaiting = false;
    }

    /** Waits with the partitions paused and polls meanwhile: the group must not think that this member is gone. */
    private void pause(int attempt) {
        Instant end = Instant.now().plus(backoff.delay(attempt));
        isPaused = true;
        try {
            consumer.pause(consumer.assignment());
            while (isOpen() && Instant.now().isBefore(end)) {
                Duration left = Duration.between(Instant.now(), end);
                consumer.poll(left.compareTo(POLL) < 0 ? left : POLL);
            }
        } finally { // also when a poll fails: a partition that stays paused would be forgotten
            isPaused = false;
            consumer.resume(consumer.assignment());
        }
    }

    private void bury(List<ConsumerRecord<String, byte[]>> records, String reason,
            @Nullable Throwable cause) {
        for (int attempt = 1; isOpen(); attempt++) {
            try {
                var sent = records.stream().map(record -> deadLetters.send(deadLetter(record, reason, cause))).toList();
                deadLetters.flush();
                for (var acknowledgement : sent) {
                    acknowledgement.get(DEAD_LETTER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                }
                records.forEach(record -> Log.infof("Dead-lettered topic=%s partition=%d offset=%d reason=%s",
                        record.topic(), record.partition(), record.offset(), reason));
                count(records.size(), "reject");
                return;
            } catch (ExecutionException | TimeoutException | KafkaException e) {
                waitFor("Kafka did not acknowledge a dead letter: " + e.getClass().getSimpleName(), attempt);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    private static ProducerRecord<String, byte[]> deadLetter(ConsumerRecord<String, byte[]> record, String reason,
            @Nullable Throwable cause) {
        var letter = new ProducerRecord<>(Topics.deadLetters(record.topic()), record.key(),
                record.value());
        record.headers().forEach(letter.headers()::add);
        Map<String, String> added = new HashMap<>(Map.of(
                "throughline-reason", reason,
                "throughline-partition", Integer.toString(record.partition()),
                "throughline-offset", Long.toString(record.offset())));
        if (cause != null) {
            // the class alone: a driver's message can quote a user's text
            added.put("throughline-cause", cause.getClass().getName());
        }
        added.forEach((key, value) -> letter.headers().add(key, value.getBytes(StandardCharsets.UTF_8)));
        return letter;
    }

    private void seekWhenPossible(Collection<TopicPartition> partitions) {
        for (int attempt = 1; isOpen() && !partitions.isEmpty(); attempt++) {
            try {
                var stored = handler.positions(partitions);
                partitions.forEach(partition -> consumer.seek(partition, stored.getOrDefault(partition, 0L)));
                return;
            } catch (RuntimeException e) {
                if (attempt == 1) {
                    Log.warnf(e, "The stored offsets cannot be read yet topic=%s", topic);
                }
                if (!sleep(backoff.delay(attempt))) {
                    return;
                }
            }
        }
    }

    /** False when the loop was closed meanwhile. For short waits, and inside a rebalance, where polling is not possible. */
    private boolean sleep(Duration delay) {
        try {
            return !closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    /** A counter that appears with its first dead letter has not risen in the eyes of Prometheus. */
    private void countFromZero() {
        List.of("done", "retry", "reject").forEach(outcome -> count(0, outcome));
        meters.counter("partitions.lost", "topic", topic);
    }

    private void count(int records, String outcome) {
        meters.counter("records.handled", "topic", topic, "outcome", outcome).increment(records);
    }

    /** A failure that is no outage. */
    private static final class Fault extends Exception {

        private final RuntimeException failure;

        Fault(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    private final class SeekOnAssignment implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            reader.forget(partitions);
            seekWhenPossible(partitions);
            if (isPaused) { // else the poll of a pause would hand out records that nobody takes
                consumer.pause(partitions);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            reader.forget(partitions); // what was stored was stored with its offsets
        }
    }
}
