package dev.throughline.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.throughline.common.topic.Topics;
import dev.throughline.e2e.Event;

/** What no service can handle is set aside or refused, and nothing else suffers. */
@Tag("faults")
class BadRecordTest {

    private static final List<byte[]> POISON = Arrays.asList("no event at all".getBytes(UTF_8), "{}".getBytes(UTF_8),
            "[1, 2".getBytes(UTF_8), new byte[100_000], null);

    private final Stack stack = Stack.shared();

    @Test
    void poisonGoesToTheDeadLettersAndNothingElseDoes() throws Exception {
        long before = deadLetters();

        Trial.survive(stack, "poison records", load -> POISON.forEach(this::send));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(deadLetters() - before).isEqualTo(POISON.size()));
    }

    @Test
    void whatIsTooLargeIsShortenedOrRefused() {
        var client = stack.client();
        var large = Event.prompt("large", "x".repeat(3 << 20));

        Trial.survive(stack, "records too large", load -> {
            client.awaitArrival(client.append(large).position());
            assertThat(client.append(Event.prompt("large", "x".repeat(11 << 20))).status()).isEqualTo(413);
            assertThat(client.append(new Event("deep", "large", null, "custom", manyFields())).status()).isEqualTo(422);
        });

        var hits = client.search(Map.of("q", "", "session_id", "large", "kinds", "passage")).body();
        assertThat(hits.path("total").asLong()).isPositive();
        assertThat(hits.at("/hits/0/event_ids/0").asText()).isEqualTo(large.id());
    }

    /** More than a record holds, though none of its texts can be shortened. */
    private static Map<String, String> manyFields() {
        var fields = new HashMap<String, String>();
        for (int i = 0; i < 200_000; i++) {
            fields.put("field-" + i, "x");
        }
        return fields;
    }

    private void send(byte[] value) {
        Map<String, Object> connection = Map.of("bootstrap.servers", stack.kafka().bootstrapServers());
        try (var producer = new KafkaProducer<String, byte[]>(connection, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.SESSION_OBSERVED, Stack.TENANT + "/poison", value));
        }
    }

    private long deadLetters() throws Exception {
        String topic = Topics.deadLetters(Topics.SESSION_OBSERVED);
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.kafka().bootstrapServers()))) {
            int partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
            var ends = new HashMap<TopicPartition, OffsetSpec>();
            for (int i = 0; i < partitions; i++) {
                ends.put(new TopicPartition(topic, i), OffsetSpec.latest());
            }
            return admin.listOffsets(ends).all().get().values().stream().mapToLong(end -> end.offset()).sum();
        }
    }
}
