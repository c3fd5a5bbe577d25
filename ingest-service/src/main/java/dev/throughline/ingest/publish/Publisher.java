package dev.throughline.ingest.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;

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

    /** Sends live events; fails with a 503 problem while Kafka is away. Where it may have to wait, it leaves the event loop. */
    public Uni<Position> publish(List<Finished> events) {
        return !Context.isOnEventLoopThread() || takesAtOnce(events) ? sent(events)
                : Uni.createFrom().deferred(() -> sent(events)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Position> sent(List<Finished> events) {
        Producer<String, byte[]> producer = broker.producer(Lane.LIVE);
        var delivery = new Delivery(Lane.LIVE, events);
        send(producer, events, delivery);
        // while Kafka hangs, the producer waits for it beyond its own delivery timeout
        var position = delivery.position().orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS).thenApply(reached -> {
            broker.acknowledged();
            reporter.report(events);
            return reached;
        });
        return Uni.createFrom().completionStage(position).onFailure(Publisher::isOutage).transform(this::unavailable);
    }

    /** Of the topic of sealed finds it is not known, as few events have any. */
    private boolean takesAtOnce(List<Finished> events) {
        return broker.takesAtOnce() && events.stream().allMatch(event -> event.sealed().isEmpty());
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
