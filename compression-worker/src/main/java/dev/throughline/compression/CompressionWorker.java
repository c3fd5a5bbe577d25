package dev.throughline.compression;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.throughline.common.consume.Backoff;
import dev.throughline.common.consume.RecordLoop;
import dev.throughline.common.outbox.Relay;

/**
 * Owns the threads. They begin once PostgreSQL has the schema and Kafka the topics; until then the service is up, not
 * ready, and tries again.
 */
@Singleton
class CompressionWorker {

    private final CompressionConfig config;
    private final Preparation preparation;
    private final IntakeLoops loops;
    private final Relay relay;
    private final Upkeep upkeep;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread starting = Thread.ofPlatform().name("compression-start").unstarted(this::startWhenPossible);
    private final Map<Intake, List<RecordLoop>> started = new ConcurrentHashMap<>();
    private volatile boolean isStarted;

    CompressionWorker(CompressionConfig config, Preparation preparation, IntakeLoops loops, Relay relay, Upkeep upkeep) {
        this.config = config;
        this.preparation = preparation;
        this.loops = loops;
        this.relay = relay;
        this.upkeep = upkeep;
    }

    void start(@Observes StartupEvent event) {
        starting.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closing.countDown();
        starting.join();
        upkeep.close();
        loops().forEach(RecordLoop::close);
        relay.close();
    }

    /** Whether all threads turn that should. */
    boolean isAlive() {
        return isStarted ? relay.isAlive() && loops().allMatch(RecordLoop::isAlive) : starting.isAlive();
    }

    /** Whether all topics are read. */
    boolean isStarted() {
        return isStarted;
    }

    /** What each thread does now, in a word. */
    Map<String, String> states() {
        var states = new TreeMap<String, String>();
        states.put("outbox", relay.isFailing() ? "waiting" : isStarted ? "publishing" : "starting");
        for (Intake intake : Intake.values()) {
            List<RecordLoop> running = started.getOrDefault(intake, List.of());
            states.put(intake.topic(), running.isEmpty() ? "starting"
                    : running.stream().anyMatch(RecordLoop::isWaiting) ? "waiting" : "reading");
        }
        return states;
    }

    private Stream<RecordLoop> loops() {
        return started.values().stream().flatMap(List::stream);
    }

    private void startWhenPossible() {
        var backoff = new Backoff(config.retry().firstDelay(), config.retry().maxDelay());
        try {
            for (int attempt = 1; !isPrepared(attempt); attempt++) {
                if (closing.await(backoff.delay(attempt).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            startThreads();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isPrepared(int attempt) throws InterruptedException {
        try {
            preparation.run();
            return true;
        } catch (RuntimeException e) {
            if (attempt == 1) {
                Log.warn("Waiting for PostgreSQL and Kafka", e);
            }
            return false;
        }
    }

    private void startThreads() {
        relay.start();
        for (Intake intake : Intake.values()) {
            List<RecordLoop> made = loops.of(intake);
            started.put(intake, made);
            made.forEach(RecordLoop::start);
        }
        upkeep.start();
        isStarted = true;
        Log.info("All topics are read");
    }
}
