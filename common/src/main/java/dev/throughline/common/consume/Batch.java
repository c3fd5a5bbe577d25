package dev.throughline.common.consume;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Records to be handled in one go, in order within each partition.
 *
 * @param records what is to be handled; may be fewer than were read, when some went to the dead letters
 * @param next for each partition, the offset to go on from once the batch is done
 */
public record Batch(List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> next) {

    public Batch {
        records = List.copyOf(records);
        next = Map.copyOf(next);
    }

    static Batch of(List<ConsumerRecord<String, byte[]>> records) {
        return new Batch(records, offsetsAfter(records));
    }

    /** The same progress without these records. */
    Batch without(Collection<ConsumerRecord<String, byte[]>> rejected) {
        var gone = new HashSet<>(rejected);
        return new Batch(records.stream().filter(record -> !gone.contains(record)).toList(), next);
    }

    /** Two batches that together are this one: so that a record which cannot be handled is found among many. */
    List<Batch> halves() {
        int middle = records.size() / 2;
        return List.of(Batch.of(records.subList(0, middle)), new Batch(records.subList(middle, records.size()), next));
    }

    private static Map<TopicPartition, Long> offsetsAfter(List<ConsumerRecord<String, byte[]>> records) {
        var next = new HashMap<TopicPartition, Long>();
        records.forEach(record -> next.merge(new TopicPartition(record.topic(), record.partition()),
                record.offset() + 1, Math::max));
        return next;
    }
}
