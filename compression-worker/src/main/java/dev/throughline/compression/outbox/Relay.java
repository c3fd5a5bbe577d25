package dev.throughline.compression.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;

import dev.throughline.common.topic.Topics;
import dev.throughline.compression.database.AdvisoryLock;
import dev.throughline.compression.database.Database;

/**
 * Publishes the outbox in order, on a thread of its own. Of all workers' relays one works at a time. A message is sent at
 * least once: rows are deleted when Kafka has acknowledged them, and a repeat ends with the newest version again.
 */
@Singleton
public class Relay implements AutoCloseable {

    private static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Database database;
    private final OutboxStore store;
    private final Producer<String, byte[]> producer;
    private final OutboxConfig config;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
    private final AtomicLong pending;
    private volatile boolean isClosed;
    private volatile boolean isFailing;

    Relay(Database database, OutboxStore store, Producer<String, byte[]> producer, OutboxConfig config, MeterRegistry meters) {
        this.database = database;
        this.store = store;
        this.producer = producer;
        this.config = config;
        this.pending = meters.gauge("outbox.pending", new AtomicLong());
    }

    public void start() {
        thread.start();
    }

    /** Says that a transaction with messages was committed. */
    public void wake() {
        woken.release();
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Counts what waits, for the gauge. */
    public void measure() {
        pending.set(store.pending());
    }

    /** Whether messages wait because PostgreSQL or Kafka is away. */
    public boolean isFailing() {
        return isFailing;
    }

    @Override
    public void close() {
        isClosed = true;
        wake();
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isClosed) {
                boolean isEmptied = publishOrReport();
                if (isFailing) {
                    waitFor(config.retryDelay());
                } else if (isEmptied) {
                    waitFor(config.pollInterval());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitFor(Duration delay) throws InterruptedException {
        woken.tryAcquire(delay.toMillis(), TimeUnit.MILLISECONDS);
        woken.drainPermits();
    }

    /** Whether nothing is left to do for now. */
    private boolean publishOrReport() throws InterruptedException {
        try {
            boolean isEmptied = publish();
            if (isFailing) {
                Log.info("Publishing the outbox again");
            }
            isFailing = false;
            return isEmptied;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            if (!isFailing) {
                Log.warn("The outbox cannot be published, trying again", e);
            }
            isFailing = true;
            return true;
        }
    }

    private boolean publish() throws InterruptedException, ExecutionException, TimeoutException {
        try (var transaction = database.begin()) {
            if (!transaction.tryLock(AdvisoryLock.RELAY_OUTBOX)) {
                return true;
            }
            var messages = store.oldest(transaction, config.batchSize());
            if (!messages.isEmpty()) {
                store.published(transaction, messages, send(messages));
                transaction.commit();
            }
            return messages.size() < config.batchSize();
        }
    }

    private Map<Integer, Long> send(List<OutboxStore.Message> messages)
            throws InterruptedException, ExecutionException, TimeoutException {
        var sent = new ArrayList<Future<RecordMetadata>>(messages.size());
        messages.forEach(message -> sent.add(producer.send(record(message))));
        producer.flush();
        var lastOffsets = new HashMap<Integer, Long>();
        for (var acknowledgement : sent) {
            var metadata = acknowledgement.get(ACKNOWLEDGEMENT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            lastOffsets.merge(metadata.partition(), metadata.offset(), Math::max);
        }
        return lastOffsets;
    }

    private static ProducerRecord<String, byte[]> record(OutboxStore.Message message) {
        String payload = message.payload();
        return new ProducerRecord<>(Topics.MEMORY_CHANGED, message.key(),
                payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
    }
}
