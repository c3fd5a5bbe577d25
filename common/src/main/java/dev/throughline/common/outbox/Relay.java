package dev.throughline.common.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.logging.Log;

import dev.throughline.common.trace.TraceHeader;

/**
 * Publishes an outbox in order, on a thread of its own. Of all replicas' relays one works at a time. A message is sent at
 * least once: rows are deleted when Kafka has acknowledged them, and a repeat ends with the newest version again.
 */
public final class Relay implements AutoCloseable {

    private static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final Producer<String, byte[]> producer;
    private final OutboxConfig config;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
    private final AtomicLong pending;
    private volatile boolean isClosed;
    private volatile boolean isFailing;
    private volatile Instant emptied = Instant.now();

    /** @param producer with {@code acks=all}; the relay does not close it */
    public Relay(Outbox outbox, Producer<String, byte[]> producer, OutboxConfig config, MeterRegistry meters) {
        this.outbox = outbox;
        this.producer = producer;
        this.config = config;
        this.pending = meters.gauge("outbox.pending", new AtomicLong());
        TimeGauge.builder("outbox.age", this, TimeUnit.SECONDS, relay -> relay.age().toMillis() / 1000.0)
                .description("Since nothing was left to publish")
                .register(meters);
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
        pending.set(outbox.pending());
    }

    /** Whether messages wait because PostgreSQL or Kafka is away. */
    public boolean isFailing() {
        return isFailing;
    }

    /** Since when something waits that this relay should have published. A message can be no older than this. */
    private Duration age() {
        return Duration.between(emptied, Instant.now());
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
            int published = outbox.relay(config.batchSize(), this::send);
            if (isFailing) {
                Log.info("Publishing the outbox again");
            }
            isFailing = false;
            boolean isEmptied = published < config.batchSize();
            if (isEmptied) {
                emptied = Instant.now();
            }
            return isEmptied;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            if (!isFailing) {
                Log.warn("The outbox cannot be published, trying again", e);
            }
            isFailing = true;
            return true;
        }
    }

    private Map<TopicPartition, Long> send(List<OutboxMessage> messages)
            throws InterruptedException, ExecutionException, TimeoutException {
        var sent = new ArrayList<Future<RecordMetadata>>(messages.size());
        messages.forEach(message -> sent.add(producer.send(record(message))));
        producer.flush();
        var lastOffsets = new HashMap<TopicPartition, Long>();
        for (var acknowledgement : sent) {
            var metadata = acknowledgement.get(ACKNOWLEDGEMENT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            lastOffsets.merge(new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset(), Math::max);
        }
        return lastOffsets;
    }

    private static ProducerRecord<String, byte[]> record(OutboxMessage message) {
        String payload = message.payload();
        var record = new ProducerRecord<String, byte[]>(message.topic(), message.key(),
                payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
        TraceHeader.add(message.traceparent(), record.headers());
        return record;
    }
}
