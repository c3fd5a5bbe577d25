package dev.throughline.compression.usage;

import java.util.Collection;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

import dev.throughline.common.consume.Batch;
import dev.throughline.common.consume.BatchHandler;
import dev.throughline.common.consume.Outcome;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Outage;
import dev.throughline.compression.offset.OffsetFence;

/** Counts and keeps what was shown, and the progress, in one transaction. For one thread. */
final class UsageHandler implements BatchHandler {

    private final Database database;
    private final OffsetFence offsets;
    private final UsageStore usage;
    private final RecallStore recalls;
    private final EffortStore efforts;

    UsageHandler(Database database, OffsetFence offsets, UsageStore usage, RecallStore recalls, EffortStore efforts) {
        this.database = database;
        this.offsets = offsets;
        this.usage = usage;
        this.recalls = recalls;
        this.efforts = efforts;
    }

    @Override
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> assigned) {
        return offsets.read(assigned);
    }

    @Override
    public Outcome handle(Batch batch) {
        var read = RecallReader.read(batch.records());
        if (!read.unreadable().isEmpty()) {
            return new Outcome.Reject(read.unreadable(), "not a recall");
        }
        try (var transaction = database.begin()) {
            offsets.advance(transaction, batch);
            usage.count(transaction, read.recalls());
            recalls.keep(transaction, read.recalls());
            efforts.keep(transaction, read.recalls());
            transaction.commit();
        }
        offsets.passed(batch);
        return Outcome.DONE;
    }

    @Override
    public boolean isOutage(Throwable failure) {
        return Outage.isCauseOf(failure);
    }
}
