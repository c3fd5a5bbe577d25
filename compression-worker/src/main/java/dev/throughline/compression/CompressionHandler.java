package dev.throughline.compression;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

import dev.throughline.common.consume.Batch;
import dev.throughline.common.consume.BatchHandler;
import dev.throughline.common.consume.Outcome;
import dev.throughline.common.consume.PartitionLost;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Outage;

/** Handles the batches of one lane: the work and the progress in one transaction. For one thread. */
final class CompressionHandler implements BatchHandler {

    private final Database database;
    private final OffsetStore offsets;
    private final SessionRecorder recorder;
    private final Runnable committed;
    private final EventReader reader = new EventReader();
    private final Map<TopicPartition, Long> expected = new HashMap<>();

    /** @param committed what to do when a batch is stored */
    CompressionHandler(Database database, OffsetStore offsets, SessionRecorder recorder, Runnable committed) {
        this.database = database;
        this.offsets = offsets;
        this.recorder = recorder;
        this.committed = committed;
    }

    @Override
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> assigned) {
        var stored = offsets.read(assigned);
        expected.putAll(stored);
        return stored;
    }

    @Override
    public Outcome handle(Batch batch) {
        var read = reader.read(batch.records());
        if (!read.unreadable().isEmpty()) {
            return new Outcome.Reject(read.unreadable(), "not a session event");
        }
        var steps = steps(batch);
        try (var transaction = database.begin()) {
            offsets.advance(transaction, steps);
            if (!read.events().isEmpty()) {
                recorder.record(transaction, read.events());
            }
            transaction.commit();
        }
        expected.putAll(batch.next());
        committed.run();
        return Outcome.DONE;
    }

    @Override
    public boolean isOutage(Throwable failure) {
        return Outage.isCauseOf(failure);
    }

    private List<OffsetStore.Step> steps(Batch batch) {
        batch.records().forEach(record -> {
            var partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() < expected.getOrDefault(partition, 0L)) {
                // read before the partition went away and came back: the stored offset is not the one it began with
                throw new PartitionLost("offset " + record.offset() + " of " + partition + " is done already");
            }
        });
        return batch.next().entrySet().stream()
                .map(next -> new OffsetStore.Step(next.getKey(), expected.getOrDefault(next.getKey(), 0L), next.getValue()))
                .toList();
    }
}
