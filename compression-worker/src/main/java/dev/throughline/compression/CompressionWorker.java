package dev.throughline.compression;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.throughline.common.consume.Backoff;
import dev.throughline.common.consume.RecordLoop;
import dev.throughline.common.topic.Lane;
import dev.throughline.compression.database.Migration;
import dev.throughline.compression.kafka.KafkaClients;
import dev.throughline.compression.outbox.Relay;

/**
 * Owns the two record loops. They begin once PostgreSQL has the schema and Kafka the topics; until then the service is up,
 * not ready, and tries again.
 */
@ApplicationScoped
class CompressionWorker {

    private final CompressionConfig config;
    private final Migration migration;
    private final LaneLoops loops;
    private final KafkaClients kafka;
    private final Relay relay;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread starting = Thread.ofPlatform().name("compression-start").unstarted(this::startWhenPossible);
    private final List<RecordLoop> started = new CopyOnWriteArrayList<>();
    private volatile boolean isStarted;

    CompressionWorker(CompressionConfig config, Migration migration, LaneLoops loops, KafkaClients kafka, Relay relay) {
        this.config = config;
        this.migration = migration;
        this.loops = loops;
        this.kafka = kafka;
        this.relay = relay;
    }

    void start(@Observes StartupEvent event) {
        starting.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closing.countDown();
        starting.join();
        started.forEach(RecordLoop::close);
        relay.close();
    }

    /** Whether all threads turn that should. */
    boolean isAlive() {
        return isStarted ? relay.isAlive() && started.stream().allMatch(RecordLoop::isAlive) : starting.isAlive();
    }

    private void startWhenPossible() {
        var backoff = new Backoff(config.retry().firstDelay(), config.retry().maxDelay());
        try {
            for (int attempt = 1; !hasStarted(attempt); attempt++) {
                if (closing.await(backoff.delay(attempt).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasStarted(int attempt) throws InterruptedException {
        try {
            migration.run();
            kafka.createTopics();
        } catch (RuntimeException e) {
            if (attempt == 1) {
                Log.warn("Waiting for PostgreSQL and Kafka", e);
            }
            return false;
        }
        relay.start();
        Arrays.stream(Lane.values()).map(loops::of).forEach(started::add);
        started.forEach(RecordLoop::start);
        isStarted = true;
        return true;
    }
}
