package dev.throughline.benchmark.bare;

import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;

/** The one producer, with the settings that the benchmark gives it: those of ingest-service. */
@Singleton
class BareProducer {

    @Startup // the first record waits for metadata, which no event loop may do
    @Produces
    @Singleton
    Producer<String, byte[]> producer(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        producer.partitionsFor("session.observed.v1");
        return producer;
    }

    void close(@Disposes Producer<String, byte[]> producer) {
        producer.close(Duration.ofSeconds(5));
    }
}
