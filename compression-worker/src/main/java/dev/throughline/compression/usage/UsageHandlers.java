package dev.throughline.compression.usage;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.consume.BatchHandler;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.offset.OffsetStore;

/** Makes handlers of what was recalled: each loop has its own, for it remembers where its partitions are. */
@ApplicationScoped
public class UsageHandlers {

    private final Database database;
    private final OffsetStore offsets;
    private final UsageStore usage;
    private final RecallStore recalls;
    private final EffortStore efforts;

    UsageHandlers(Database database, OffsetStore offsets, UsageStore usage, RecallStore recalls, EffortStore efforts) {
        this.database = database;
        this.offsets = offsets;
        this.usage = usage;
        this.recalls = recalls;
        this.efforts = efforts;
    }

    public BatchHandler create() {
        return new UsageHandler(database, offsets.fence(), usage, recalls, efforts);
    }
}
