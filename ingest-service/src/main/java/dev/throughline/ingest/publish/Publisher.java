package dev.throughline.ingest.publish;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Position;
import dev.throughline.ingest.event.Finished;

/**
 * Sends the events of one call and answers when the broker has all of them. If one fails the whole call fails: a client
 * sends it again, and events with the same ids change nothing.
 */
@Singleton
public final class Publisher {

    private final Broker broker;
    private final SecretReporter reporter;
    private final Duration deadline;
    private final Duration importPatience;

    Publisher(Broker broker, SecretReporter reporter, PublishConfig config) {
        this.broker = broker;
        this.reporter = reporter;
        this.deadline = config.deliveryTimeout().plus(config.blockTimeout());
        this.importPatience = config.importDeliveryTimeout();
    }

    /** Sends live events; fails with a 503 problem while Kafka is away. Waits a moment for metadata: call it on a worker. */
    public Uni<Position> publish(List<Finished> events) {
        Producer<String, byte[]> producer = broker.producer(Lane.LIVE);
        var delivery = new Delivery(Lane.LIVE, events);
        send(producer, events, delivery);
        return Uni.createFrom().completionStage(delivery.position())
                .ifNoItem().after(deadline).fail()
                .onFailure(Publisher::isOutage).transform(this::unavailable)
                .invoke(() -> reporter.report(events));
    }

    /**
     * Begins to send a transcript. Asks Kafka first: an import's own patience is longer than a caller's.
     */
    public Import startImport() throws InterruptedException {
        if (!broker.answers(deadline)) {
            throw broker.unavailable();
        }
        return new Import(broker, reporter, importPatience);
    }

    private void send(Producer<String, byte[]> producer, List<Finished> events, Delivery delivery) {
        try {
            for (Finished event : events) {
                if (delivery.hasFailed()) {
                    return;
                }
                delivery.send(event, producer);
            }
        } catch (KafkaException e) {
            delivery.fail(e);
        }
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof KafkaException || failure instanceof TimeoutException;
    }

    private Throwable unavailable(Throwable outage) {
        Log.warnf("Kafka did not take the events of a call reason=%s", outage.getClass().getSimpleName());
        return broker.unavailable();
    }
}
