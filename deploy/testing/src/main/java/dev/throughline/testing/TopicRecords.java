package dev.throughline.testing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The shared Kafka's topics, as a test writes them and reads them from their beginning. */
public final class TopicRecords {

    private static final Map<String, TopicReader> READERS = new HashMap<>();

    private TopicRecords() {
    }

    /** All records, those of a partition in their order. */
    public static synchronized List<ConsumerRecord<String, byte[]>> of(String topic) {
        return READERS.computeIfAbsent(topic, TopicReader::new).readOn();
    }

    /** All records of this key, the oldest first. */
    public static List<ConsumerRecord<String, byte[]>> of(String topic, String key) {
        return of(topic).stream().filter(each -> key.equals(each.key())).toList();
    }

    /** What all records of this key say, the oldest first; nothing where one withdraws what was said. */
    public static List<@Nullable String> texts(String topic, String key) {
        return of(topic, key).stream().<@Nullable String> map(TopicRecords::text).toList();
    }

    /** What a record says; nothing where it withdraws what was said. */
    public static @Nullable String text(ConsumerRecord<String, byte[]> each) {
        return each.value() == null ? null : new String(each.value(), StandardCharsets.UTF_8);
    }

    /** Returns once Kafka has the record. */
    public static void send(String topic, String key, byte[] value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", Infrastructure.shared().kafka().bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not take a test's record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a record was sent", e);
        }
    }
}
