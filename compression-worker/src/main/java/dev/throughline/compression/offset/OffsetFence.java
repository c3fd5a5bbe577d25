package dev.throughline.compression.offset;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

import dev.throughline.common.consume.Batch;
import dev.throughline.common.consume.PartitionLost;
import dev.throughline.compression.database.Transaction;

/**
 * One loop's knowledge of where its partitions are. A loop that was paused while another took a partition finds the stored
 * offset elsewhere, and writes nothing. For one thread.
 */
public final class OffsetFence {

    private final OffsetStore store;
    private final Map<TopicPartition, Long> expected = new HashMap<>();

    OffsetFence(OffsetStore store) {
        this.store = store;
    }

    /** The stored offsets of partitions that were just assigned. */
    public Map<TopicPartition, Long> read(Collection<TopicPartition> assigned) {
        var stored = store.read(assigned);
        expected.putAll(stored);
        return stored;
    }

    /**
     * Moves the partitions behind the batch, in the transaction that holds its work.
     *
     * @throws PartitionLost when one of them is not where it is expected
     */
    public void advance(Transaction transaction, Batch batch) {
        batch.records().forEach(record -> {
            var partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() < expected.getOrDefault(partition, 0L)) {
                // read before the partition went away and came back: the stored offset is not the one it began with
                throw new PartitionLost("offset " + record.offset() + " of " + partition + " is done already");
            }
        });
        store.advance(transaction, batch.next().entrySet().stream()
                .map(next -> new OffsetStore.Step(next.getKey(), expected.getOrDefault(next.getKey(), 0L), next.getValue()))
                .toList());
    }

    /** Says that the transaction was committed. */
    public void passed(Batch batch) {
        expected.putAll(batch.next());
    }
}
