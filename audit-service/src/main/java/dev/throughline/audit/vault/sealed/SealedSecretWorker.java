package dev.throughline.audit.vault.sealed;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.throughline.audit.kafka.KafkaClients;
import dev.throughline.common.consume.Backoff;
import dev.throughline.common.consume.RecordLoop;
import dev.throughline.common.topic.Topics;

/** Owns the loop that reads sealed secrets. It begins once Kafka has the topics; until then it tries again. */
@Singleton
class SealedSecretWorker {

    private static final String GROUP = "audit-service-vault";
    private static final int MOST_RECORDS = 100;
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final KafkaClients kafka;
    private final Producer<String, byte[]> deadLetters;
    private final SealedSecretHandler handler;
    private final MeterRegistry meters;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread starting = Thread.ofPlatform().name("vault-start").daemon().unstarted(this::startWhenPossible);
    private volatile @Nullable RecordLoop loop;

    SealedSecretWorker(KafkaClients kafka, Producer<String, byte[]> deadLetters, SealedSecretHandler handler,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.handler = handler;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        starting.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closing.countDown();
        starting.join();
        RecordLoop running = loop;
        if (running != null) {
            running.close();
        }
    }

    boolean isAlive() {
        RecordLoop running = loop;
        return running == null ? starting.isAlive() : running.isAlive();
    }

    /** What it does now, in a word. */
    String state() {
        RecordLoop running = loop;
        return running == null ? "starting" : running.isWaiting() ? "waiting" : "reading";
    }

    private void startWhenPossible() {
        try {
            for (int attempt = 1; !hasTopics(attempt); attempt++) {
                if (closing.await(BACKOFF.delay(attempt).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            var made = new RecordLoop(Topics.SECRET_SEALED, kafka.consumer(GROUP, MOST_RECORDS), deadLetters, handler, meters,
                    BACKOFF);
            made.start();
            loop = made;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasTopics(int attempt) throws InterruptedException {
        try {
            kafka.createTopics();
            return true;
        } catch (RuntimeException e) {
            if (attempt == 1) {
                Log.warn("Waiting for Kafka to read sealed secrets", e);
            }
            return false;
        }
    }
}
