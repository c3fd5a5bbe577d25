package dev.throughline.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.topic.Lane;

/**
 * The connection to Kafka, made at the first use: the service starts while Kafka is away, even while its name does not
 * resolve.
 */
@Singleton
final class Broker {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    /** Each takes as long as a caller would wait. */
    private static final int WARM_UP_ATTEMPTS = 5;

    /**
     * Below the second after which the client gives a request up: it may forget all partitions then, and a send waits for them.
     */
    private static final Duration REMEMBERED = Duration.ofMillis(500);
    private static final String ROOM = "buffer-available-bytes";

    private final Map<String, Object> connection;
    private final PublishConfig config;
    private final Map<Lane, Producer<String, byte[]>> producers = new ConcurrentHashMap<>();
    private volatile long acknowledgedAt;
    private volatile @Nullable Metric room;
    private @Nullable Admin admin;

    Broker(@Identifier("default-kafka-broker") Map<String, Object> connection, PublishConfig config) {
        this.connection = Map.copyOf(connection);
        this.config = config;
    }

    /** Learns the topics' partitions before the first caller has to wait for them; the service does not wait for it. */
    void warmUp(@Observes StartupEvent start) {
        Thread.ofVirtual().name("kafka-warm-up").start(() -> {
            for (int attempt = 0; attempt < WARM_UP_ATTEMPTS; attempt++) {
                if (knowsPartitions()) {
                    return;
                }
            }
            Log.info("Kafka does not answer yet; callers get a 503 until it does");
        });
    }

    private boolean knowsPartitions() {
        try {
            for (Lane lane : Lane.values()) {
                producer(lane).partitionsFor(lane.topic());
            }
            return true;
        } catch (KafkaException | ProblemException e) {
            return false;
        }
    }

    /** The lane's producer; ends the request with a 503 while there can be none. */
    Producer<String, byte[]> producer(Lane lane) {
        Producer<String, byte[]> known = producers.get(lane);
        return known == null ? made(lane) : known;
    }

    private synchronized Producer<String, byte[]> made(Lane lane) {
        try {
            return producers.computeIfAbsent(lane,
                    missing -> new KafkaProducer<>(ProducerSettings.of(missing, connection, config)));
        } catch (KafkaException e) {
            throw unavailable();
        }
    }

    /** Told when Kafka has taken live events. */
    void acknowledged() {
        if (room == null) {
            room = producer(Lane.LIVE).metrics().entrySet().stream().filter(metric -> metric.getKey().name().equals(ROOM))
                    .map(Map.Entry::getValue).findFirst().orElse(null);
        }
        acknowledgedAt = System.nanoTime();
    }

    /**
     * Whether the live lane takes records without waiting: it knows the partitions, as a record went there a moment ago, and
     * has room for far more than one.
     */
    boolean takesAtOnce() {
        Metric measured = room;
        return measured != null && System.nanoTime() - acknowledgedAt < REMEMBERED.toNanos()
                && measured.metricValue() instanceof Double free && free > config.bufferBytes() / 4;
    }

    ProblemException unavailable() {
        return ProblemException.unavailable(
                "Kafka does not answer, so nothing can be taken in. What was sent with ids may be sent again",
                config.retryAfter());
    }

    /** Whether the cluster answers within this time. */
    boolean answers(Duration patience) throws InterruptedException {
        try {
            admin().describeCluster().nodes().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        }
    }

    @PreDestroy
    synchronized void close() {
        producers.values().forEach(producer -> producer.close(CLOSE_TIMEOUT));
        if (admin != null) {
            admin.close(CLOSE_TIMEOUT);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            var settings = new HashMap<String, Object>(connection);
            settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ingest-service-admin");
            admin = Admin.create(settings);
        }
        return admin;
    }
}
