package dev.throughline.ingest.decision;

import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.throughline.common.event.ChangeDecided;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.Infrastructure;

/** Tells decisions, as the worker does. */
public final class Decider {

    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.shared().kafka().bootstrapServers()), new StringSerializer(),
            new ByteArraySerializer());

    private Decider() {
    }

    public static void tell(ChangeDecided decided) {
        try {
            PRODUCER.send(new ProducerRecord<>(Topics.CHANGE_DECIDED, decided.tenantId(), Json.bytes(decided))).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("Kafka did not take a test's decision", e);
        }
    }
}
