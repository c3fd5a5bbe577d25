package dev.throughline.ingest.publish;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Position;
import dev.throughline.ingest.event.Finished;

/** Waits for the acknowledgements of one call's records, which come on the Kafka client's thread. */
final class Delivery implements Callback {

    private final Lane lane;
    private final AtomicInteger missing;
    private final ConcurrentLinkedQueue<Position.Point> points = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Position> position = new CompletableFuture<>();

    Delivery(Lane lane, int records) {
        this.lane = lane;
        this.missing = new AtomicInteger(records);
        if (records == 0) {
            position.complete(new Position(List.of()));
        }
    }

    ProducerRecord<String, byte[]> record(Finished event) {
        return new ProducerRecord<>(lane.topic(), event.event().key(), event.json());
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
            if (missing.decrementAndGet() == 0) {
                position.complete(Position.of(points));
            }
        }
    }
}
