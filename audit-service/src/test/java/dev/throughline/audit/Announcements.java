package dev.throughline.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.throughline.testing.Infrastructure;

/** What lies in a topic, read from its beginning each time. */
public final class Announcements {

    private Announcements() {
    }

    /** All records of this key, the oldest first. */
    public static List<ConsumerRecord<String, String>> of(String topic, String key) {
        var settings = new HashMap<String, Object>(Map.of("bootstrap.servers",
                Infrastructure.shared().kafka().bootstrapServers(), "enable.auto.commit", "false"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, String>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found.stream().filter(each -> key.equals(each.key())).toList();
        }
    }
}
