package dev.throughline.compression.edit;

import java.util.Collection;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

import dev.throughline.common.consume.Batch;
import dev.throughline.common.consume.BatchHandler;
import dev.throughline.common.consume.Outcome;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Outage;
import dev.throughline.compression.offset.OffsetFence;

/** Makes the changes of people: they and the progress in one transaction. For one thread. */
final class EditHandler implements BatchHandler {

    private final Database database;
    private final OffsetFence offsets;
    private final Edits edits;
    private final Runnable committed;

    /** @param committed what to do when a batch is stored */
    EditHandler(Database database, OffsetFence offsets, Edits edits, Runnable committed) {
        this.database = database;
        this.offsets = offsets;
        this.edits = edits;
        this.committed = committed;
    }

    @Override
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> assigned) {
        return offsets.read(assigned);
    }

    @Override
    public Outcome handle(Batch batch) {
        var read = EditReader.read(batch.records());
        if (!read.unreadable().isEmpty()) {
            return new Outcome.Reject(read.unreadable(), "not an edit of a memory");
        }
        try (var transaction = database.begin()) {
            offsets.advance(transaction, batch);
            edits.make(transaction, read.edits());
            transaction.commit();
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
