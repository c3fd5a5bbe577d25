package dev.throughline.compression.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.json.Json;
import dev.throughline.common.security.Caller;
import dev.throughline.common.topic.Topics;

/** The way to the audit log. What is to be in it is sent before the work is committed: it is in the log, or is not done. */
@Singleton
public class AuditReports {

    public static final String SERVICE = "compression-worker";

    private static final int ACKNOWLEDGEMENT_SECONDS = 10;

    private final Producer<String, byte[]> producer;
    private final Clock clock;

    AuditReports(Producer<String, byte[]> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /** Says what an administrator does: to what, and what of it is told besides. Fails when Kafka does not take it. */
    public void administered(Caller caller, String subject, String what, ObjectNode besides) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("subject", subject).put("what", what).setAll(besides);
        send(List.of(new AuditEvent(caller.tenantId(), UuidCreator.getTimeOrderedEpoch().toString(), AuditEvent.ADMINISTERED,
                caller.userId(), SERVICE, clock.instant(), details)));
    }

    /** Waits until Kafka has all of them; fails when it does not take them. */
    public void send(List<AuditEvent> entries) {
        var sent = new ArrayList<Future<RecordMetadata>>(entries.size());
        entries.forEach(
                entry -> sent.add(producer.send(new ProducerRecord<>(Topics.AUDIT_REPORTED, entry.key(), Json.bytes(entry)))));
        try {
            for (var acknowledgement : sent) {
                acknowledgement.get(ACKNOWLEDGEMENT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka did not acknowledge a report to the audit log", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
