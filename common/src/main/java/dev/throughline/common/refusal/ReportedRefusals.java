package dev.throughline.common.refusal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;

import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;

/** Reports to {@code audit.reported.v1}, with a producer that is made at the first refusal: many services never see one. */
@Singleton
@DefaultBean
class ReportedRefusals implements RefusalLog {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final MeterRegistry meters;
    private @Nullable Producer<String, byte[]> producer;

    ReportedRefusals(@Identifier("default-kafka-broker") Map<String, Object> kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.meters = meters;
    }

    @Override
    public void report(AuditEvent refusal) {
        try {
            producer().send(new ProducerRecord<>(Topics.AUDIT_REPORTED, refusal.key(), Json.bytes(refusal)),
                    (metadata, failure) -> count(failure));
        } catch (KafkaException e) {
            count(e);
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }

    private void count(@Nullable Exception failure) {
        if (failure != null) {
            meters.counter("refusals.unreported").increment();
            Log.warnf("A refused token was not reported cause=%s", failure.getClass().getSimpleName());
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        Producer<String, byte[]> known = producer;
        if (known == null) {
            var settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
            settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1024 * 1024);
            known = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = known;
        }
        return known;
    }
}
