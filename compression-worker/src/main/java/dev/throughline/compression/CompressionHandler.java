package dev.throughline.compression;

import java.util.Collection;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

import dev.throughline.common.consume.Batch;
import dev.throughline.common.consume.BatchHandler;
import dev.throughline.common.consume.Outcome;
import dev.throughline.common.trace.Followed;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Outage;
import dev.throughline.compression.offset.OffsetFence;

/** Handles the batches of one lane: the work and the progress in one transaction. For one thread. */
final class CompressionHandler implements BatchHandler {

    private final Database database;
    private final OffsetFence offsets;
    private final SessionRecorder recorder;
    private final Runnable committed;
    private final EventReader reader = new EventReader();

    /** @param committed what to do when a batch is stored */
    CompressionHandler(Database database, OffsetFence offsets, SessionRecorder recorder, Runnable committed) {
        this.database = database;
        this.offsets = offsets;
        this.recorder = recorder;
        this.committed = committed;
    }

    @Override
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> assigned) {
        return offsets.read(assigned);
    }

    @Override
    public Outcome handle(Batch batch) {
        var read = reader.read(batch.records());
        if (!read.unreadable().isEmpty()) {
            return new Outcome.Reject(read.unreadable(), "not a session event");
        }
        try (var followed = Followed.of("process", batch.records()); var transaction = database.begin()) {
            followed.trace().ifPresent(transaction::trace);
            offsets.advance(transaction, batch);
            if (!read.events().isEmpty()) {
                recorder.record(transaction, read.events());
            }
            transaction.commit();
            followed.done();
        }
        offsets.passed(batch);
        committed.run();
        return Outcome.DONE;
    }

    @Override
    public boolean isOutage(Throwable failure) {
        return Outage.isCauseOf(failure);
    }
}
