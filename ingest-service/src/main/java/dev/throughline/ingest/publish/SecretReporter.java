package dev.throughline.ingest.publish;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;

import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.secret.tenant.TenantRules;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.Finished.FoundSecret;

/**
 * Tells the audit log of secrets that were taken out. After the acknowledgement and as well as it can: the secret is gone
 * from the event either way, and a lost report is counted.
 */
@Singleton
final class SecretReporter {

    private static final int MOST_WAITING = 1000;
    private static final int LONGEST_PLACE = 200;

    private final Broker broker;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING), Thread.ofPlatform().name("secret-reporter").daemon().factory());

    SecretReporter(Broker broker, Clock clock, MeterRegistry metrics) {
        this.broker = broker;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Never on the caller's thread: that may be the Kafka client's own, which must not wait for itself. */
    void report(List<Finished> events) {
        List<Finished> withSecrets = events.stream().filter(event -> !event.secrets().isEmpty()).toList();
        if (withSecrets.isEmpty()) {
            return;
        }
        try {
            executor.execute(() -> withSecrets
                    .forEach(event -> event.secrets().forEach(secret -> report(event.event(), secret))));
        } catch (RejectedExecutionException e) {
            lost(e);
        }
    }

    @PreDestroy
    void close() {
        executor.shutdown();
    }

    private void report(SessionEvent event, FoundSecret secret) {
        metrics.counter("secrets.found", "kind", TenantRules.family(secret.find().kind())).increment();
        AuditEvent entry = entry(event, secret);
        try {
            Producer<String, byte[]> producer = broker.producer(Lane.LIVE);
            producer.send(new ProducerRecord<>(Topics.AUDIT_REPORTED, entry.key(), Json.bytes(entry)), (metadata, failure) -> {
                if (failure != null) {
                    lost(failure);
                }
            });
        } catch (ProblemException e) {
            lost(e);
        }
    }

    private void lost(Exception failure) {
        metrics.counter("secret.reports.lost").increment();
        Log.warnf("A found secret was not reported reason=%s", failure.getClass().getSimpleName());
    }

    private AuditEvent entry(SessionEvent event, FoundSecret secret) {
        ObjectNode details = JsonNodeFactory.instance.objectNode()
                .put("kind", secret.find().kind())
                .put("fingerprint", secret.find().fingerprint())
                .put("session_id", event.sessionId())
                .put("event_id", event.id())
                .put("place", secret.place().substring(0, Math.min(LONGEST_PLACE, secret.place().length())));
        // from what was found where, so that the same event sent again is no second find
        String id = UuidCreator.getNameBasedSha1(event.key() + "\n" + event.id() + "\n" + secret.place() + "\n" + secret.find())
                .toString();
        return new AuditEvent(event.tenantId(), id, AuditEvent.SECRET_FOUND,
                event.ownerId(), "ingest-service", clock.instant(), details);
    }
}
