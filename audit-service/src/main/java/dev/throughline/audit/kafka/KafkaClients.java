package dev.throughline.audit.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.smallrye.common.annotation.Identifier;

import dev.throughline.common.topic.Topics;

/** Makes consumers, and the one producer that the outbox and the dead letters share. */
@ApplicationScoped
public class KafkaClients {

    private static final int HEADROOM = 64 * 1024; // a dead letter is its record and the reason
    private static final int BUFFER = 4 * 1024 * 1024;
    private static final int MOST_FETCHED = 16 * 1024 * 1024;
    /** So long the partitions of a replica that was killed wait for the next; Kafka's own 45 s would delay its entries. */
    private static final int TOO_LONG_WITHOUT_HEARTBEAT = 10_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Object> configured;

    KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> configured) {
        this.configured = configured;
    }

    /** A consumer that commits nothing to Kafka and sees what was sent as a whole. */
    public Consumer<String, byte[]> consumer(String group, int mostRecords) {
        var properties = new HashMap<>(configured);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, mostRecords);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_FETCHED);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, TOO_LONG_WITHOUT_HEARTBEAT);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Creates the topics that are missing, with the broker's own number of replicas.
     *
     * @throws KafkaException while Kafka does not take them
     */
    public void createTopics() throws InterruptedException {
        Topics.create(configured, topic -> true);
    }

    @Produces
    @ApplicationScoped
    Producer<String, byte[]> producer() {
        var properties = new HashMap<>(configured);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES + HEADROOM);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    void close(@Disposes Producer<String, byte[]> producer) {
        producer.close(CLOSE_TIMEOUT);
    }
}
