package dev.throughline.common.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

import dev.throughline.common.consume.Backoff;

/** Follows {@code token.revoked.v1} on a thread of its own, as long as the service runs. It outlasts an outage of Kafka. */
@Singleton
class RevocationFeed {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FORGET_INTERVAL = Duration.ofMinutes(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private final Map<String, Object> kafka;
    private final RevokedTokens tokens;
    private final RevocationConfig config;
    private final Clock clock;
    private final Thread thread = Thread.ofPlatform().name("revocation-feed").daemon().unstarted(this::run);
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable RevocationLog current;

    RevocationFeed(@Identifier("default-kafka-broker") Map<String, Object> kafka, RevokedTokens tokens,
            RevocationConfig config, Clock clock) {
        this.kafka = kafka;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    /** Among the first at the start, so that it reads while the rest of the service begins. */
    void start(@Observes @Priority(1) StartupEvent event) {
        thread.start();
    }

    /** Among the last: the door opens when the revocations are known, or when it has waited long enough. */
    void await(@Observes @Priority(100_000) StartupEvent event) throws InterruptedException {
        if (!read.await(config.startPatience().toMillis(), TimeUnit.MILLISECONDS)) {
            Log.warn("The revocations are not read yet; the service is not ready until they are");
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closing.countDown();
        var log = current;
        if (log == null) {
            thread.interrupt(); // it waits for Kafka
        } else {
            log.wakeup();
        }
        thread.join(CLOSE_TIMEOUT);
    }

    /** Whether all revocations that there were at the start are known. */
    boolean isRead() {
        return read.getCount() == 0;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        for (int attempt = 1; isOpen(); attempt++) {
            try (var log = RevocationLog.open(kafka)) {
                current = log;
                attempt = 1;
                follow(log);
            } catch (WakeupException e) {
                Log.debug("The revocation feed was woken to end");
            } catch (InterruptException e) {
                return;
            } catch (KafkaException e) {
                rest(attempt, e);
            } finally {
                current = null;
            }
        }
    }

    private void follow(RevocationLog log) {
        Instant forgotten = clock.instant();
        while (isOpen()) {
            log.read(tokens, POLL);
            if (!isRead() && log.isRead()) {
                read.countDown();
                Log.infof("The revocations are read tokens=%d", tokens.size());
            }
            if (forgotten.plus(FORGET_INTERVAL).isBefore(clock.instant())) {
                forgotten = clock.instant();
                tokens.forgetExpired(forgotten);
            }
        }
    }

    /** What is known stays in force; what is revoked meanwhile is learned when Kafka is back. */
    private void rest(int attempt, KafkaException failure) {
        if (attempt == 1) {
            Log.warnf("The revocations cannot be followed, trying again cause=%s", failure.getClass().getSimpleName());
        }
        try {
            closing.await(RETRY.delay(attempt).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0 && !Thread.currentThread().isInterrupted();
    }
}
