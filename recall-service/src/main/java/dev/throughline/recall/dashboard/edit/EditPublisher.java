package dev.throughline.recall.dashboard.edit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.f4b6a3.uuid.UuidCreator;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.event.MemoryEdited;
import dev.throughline.common.json.Json;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.topic.Topics;

/** Sends edits, each after the report of it to the audit log: no report, no edit. It answers once the broker has both. */
@Singleton
class EditPublisher {

    private static final String SERVICE = "recall-service";
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;

    EditPublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put("acks", "all");
        settings.put("max.block.ms", "3000");
        settings.put("delivery.timeout.ms", "5000");
        settings.put("request.timeout.ms", "3000");
        settings.put("linger.ms", "0");
        settings.put("buffer.memory", "4194304");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Where the edit lies. */
    Uni<RecordMetadata> publish(MemoryEdited edit) {
        var report = report(edit);
        return sent(() -> producer.send(new ProducerRecord<>(Topics.AUDIT_REPORTED, report.key(), Json.bytes(report))).get())
                .chain(reported -> sent(() -> producer
                        .send(new ProducerRecord<>(Topics.MEMORY_EDITED, edit.key(), Json.bytes(edit))).get()))
                .onFailure().transform(EditPublisher::unavailable);
    }

    @PreDestroy
    void stop() {
        producer.close(CLOSE_TIMEOUT);
    }

    private static AuditEvent report(MemoryEdited edit) {
        var details = JsonNodeFactory.instance.objectNode().put("memory_id", edit.memoryId().toString())
                .put("kind", edit.kind().wireName());
        return new AuditEvent(edit.tenantId(), UuidCreator.getTimeOrderedEpoch().toString(), AuditEvent.MEMORY_EDITED,
                edit.memberId(), SERVICE, edit.editedAt(), details);
    }

    /** A send may block while the topic is not known. */
    private static Uni<RecordMetadata> sent(Callable<RecordMetadata> send) {
        return Uni.createFrom().item(() -> call(send)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static RecordMetadata call(Callable<RecordMetadata> send) {
        try {
            return send.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an edit was sent", e);
        } catch (Exception e) {
            throw new IllegalStateException("Kafka did not acknowledge an edit", e);
        }
    }

    private static ProblemException unavailable(Throwable failure) {
        Log.warnf("An edit was not taken cause=%s", failure.getCause() == null ? failure : failure.getCause().getClass());
        return ProblemException.unavailable("Kafka is away, so nothing was changed", RETRY_AFTER);
    }
}
