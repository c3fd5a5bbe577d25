package dev.throughline.audit.intake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.common.KafkaException;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.throughline.audit.kafka.KafkaClients;
import dev.throughline.common.consume.Backoff;
import dev.throughline.common.consume.RecordLoop;
import dev.throughline.common.topic.Topics;

/** Owns the loops. They begin once Kafka has the topics; people can log in meanwhile. */
@Singleton
class IntakeWorker {

    private static final List<String> TOPICS = List.of(Topics.AUDIT_REPORTED, Topics.MEMORY_RECALLED);

    private final IntakeConfig config;
    private final KafkaClients kafka;
    private final IntakeLoops loops;
    private final List<RecordLoop> started = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread starting = Thread.ofPlatform().name("audit-intake-start").unstarted(this::startWhenPossible);

    IntakeWorker(IntakeConfig config, KafkaClients kafka, IntakeLoops loops) {
        this.config = config;
        this.kafka = kafka;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        starting.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closing.countDown();
        starting.interrupt(); // it may wait for Kafka
        starting.join();
        started.forEach(RecordLoop::close);
    }

    /** Whether all threads turn that should. */
    boolean isAlive() {
        return started.size() == TOPICS.size() ? started.stream().allMatch(RecordLoop::isAlive) : starting.isAlive();
    }

    /** What the threads do now, in a word. */
    String state() {
        if (started.size() < TOPICS.size()) {
            return "starting";
        }
        return started.stream().anyMatch(RecordLoop::isWaiting) ? "waiting" : "reading";
    }

    private void startWhenPossible() {
        var backoff = new Backoff(config.firstDelay(), config.maxDelay());
        try {
            for (int attempt = 1; !isPrepared(attempt); attempt++) {
                if (closing.await(backoff.delay(attempt).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            for (String topic : TOPICS) {
                RecordLoop loop = loops.of(topic, config);
                started.add(loop);
                loop.start();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isPrepared(int attempt) throws InterruptedException {
        try {
            kafka.createTopics();
            return true;
        } catch (KafkaException e) {
            if (attempt == 1) {
                Log.warn("The audit log waits for Kafka to read what other services report", e);
            }
            return false;
        }
    }
}
