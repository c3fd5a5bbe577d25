package dev.throughline.ingest.secret;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.throughline.common.event.SecretRuleChanged;
import dev.throughline.common.event.SecretRuleChanged.Effect;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.Infrastructure;

/** A rule of a tenant on its topic, as audit-service announces it. */
final class Rule {

    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.shared().kafka().bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    private final SecretRuleChanged rule;

    private Rule(SecretRuleChanged rule) {
        this.rule = rule;
    }

    static Rule deny(String tenant, String kind, String pattern) {
        return new Rule(new SecretRuleChanged(tenant, UUID.randomUUID().toString(), Effect.DENY, kind, pattern, null));
    }

    static Rule allow(String tenant, String kind) {
        return new Rule(new SecretRuleChanged(tenant, UUID.randomUUID().toString(), Effect.ALLOW, kind, null, null));
    }

    Rule announced() {
        send(Json.bytes(rule));
        return this;
    }

    void withdrawn() {
        send(null);
    }

    private void send(byte[] value) {
        try {
            PRODUCER.send(new ProducerRecord<>(Topics.SECRET_RULE_CHANGED, rule.key(), value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("Kafka did not take a test's rule", e);
        }
    }
}
