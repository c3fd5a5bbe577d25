package dev.throughline.ingest.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Position;
import dev.throughline.ingest.event.Finished;

/**
 * Sends one transcript's events in the backfill lane as they come, without waiting for each, and never more of them under
 * way than there is room for. For one thread.
 */
public final class Import {

    private static final int MOST_UNDER_WAY = 2000;

    private final Broker broker;
    private final Producer<String, byte[]> producer;
    private final SecretReporter reporter;
    private final Duration patience;
    private final ConcurrentHashMap<Integer, Long> offsets = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private volatile @Nullable Exception failure;

    Import(Broker broker, SecretReporter reporter, Duration patience) {
        this.broker = broker;
        this.producer = broker.producer(Lane.BACKFILL);
        this.reporter = reporter;
        this.patience = patience;
    }

    /** Hands an event over; ends the request with a 503 once Kafka did not take an earlier one. */
    public void send(Finished event) throws InterruptedException {
        takeRoom(1 + event.sealed().size());
        try {
            event.sealed().forEach(sealed -> producer.send(Delivery.sealedRecord(sealed), this::settled));
            producer.send(Delivery.record(Lane.BACKFILL, event), callback(event));
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    /** Waits until the broker has all of them. */
    public Position finish() throws InterruptedException {
        takeRoom(MOST_UNDER_WAY);
        room.release(MOST_UNDER_WAY);
        return Position.of(offsets.entrySet().stream()
                .map(last -> new Position.Point(Lane.BACKFILL, last.getKey(), last.getValue())).toList());
    }

    private void takeRoom(int records) throws InterruptedException {
        boolean taken = room.tryAcquire(records, patience.toMillis(), TimeUnit.MILLISECONDS);
        Exception failed = failure;
        if (failed != null) {
            throw unavailable(failed);
        }
        if (!taken) {
            throw unavailable(new KafkaException("No acknowledgement in " + patience));
        }
    }

    private Callback callback(Finished event) {
        List<Finished> withSecrets = event.secrets().isEmpty() ? List.of() : List.of(event);
        return (metadata, failed) -> {
            if (failed == null) {
                acknowledged(metadata);
                reporter.report(withSecrets);
            }
            settled(metadata, failed);
        };
    }

    private void settled(@Nullable RecordMetadata metadata, @Nullable Exception failed) {
        if (failed != null) {
            failure = failed;
        }
        room.release();
    }

    private void acknowledged(RecordMetadata metadata) {
        offsets.merge(metadata.partition(), metadata.offset(), Math::max);
    }

    private ProblemException unavailable(Exception outage) {
        Log.warnf("Kafka did not take a transcript reason=%s", outage.getClass().getSimpleName());
        return broker.unavailable();
    }
}
