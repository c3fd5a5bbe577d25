package dev.throughline.ingest.publish;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.SecretSealed;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Position;
import dev.throughline.common.topic.Topics;
import dev.throughline.common.trace.TraceHeader;
import dev.throughline.ingest.event.Finished;

/** Waits for the acknowledgements of one call's records, which come on the Kafka client's thread. */
final class Delivery implements Callback {

    private final Lane lane;
    private final AtomicInteger missing;
    private final ConcurrentLinkedQueue<Position.Point> points = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Position> position = new CompletableFuture<>();

    Delivery(Lane lane, List<Finished> events) {
        this.lane = lane;
        this.missing = new AtomicInteger(events.stream().mapToInt(event -> 1 + event.sealed().size()).sum());
        if (events.isEmpty()) {
            position.complete(new Position(List.of()));
        }
    }

    /** Hands an event over, and what was sealed of it: the call is done when the broker has both. */
    void send(Finished event, Producer<String, byte[]> producer) {
        event.sealed().forEach(sealed -> producer.send(sealedRecord(sealed), (metadata, failure) -> onSealed(failure)));
        producer.send(record(lane, event), this);
    }

    static ProducerRecord<String, byte[]> record(Lane lane, Finished event) {
        var record = new ProducerRecord<>(lane.topic(), event.event().key(), event.json());
        TraceHeader.addCurrent(record.headers());
        return record;
    }

    static ProducerRecord<String, byte[]> sealedRecord(SecretSealed sealed) {
        return new ProducerRecord<>(Topics.SECRET_SEALED, sealed.key(), Json.bytes(sealed));
    }

    CompletableFuture<Position> position() {
        return position;
    }

    boolean hasFailed() {
        return position.isCompletedExceptionally();
    }

    void fail(Exception failure) {
        position.completeExceptionally(failure);
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            fail(failure);
        } else if (metadata != null) {
            points.add(new Position.Point(lane, metadata.partition(), metadata.offset()));
            acknowledged();
        }
    }

    private void onSealed(@Nullable Exception failure) {
        if (failure != null) {
            fail(failure);
        } else {
            acknowledged();
        }
    }

    private void acknowledged() {
        if (missing.decrementAndGet() == 0) {
            position.complete(Position.of(points));
        }
    }
}
