package dev.throughline.compression.edit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.consume.BatchHandler;
import dev.throughline.common.outbox.Relay;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.offset.OffsetStore;

/** Makes handlers of edits: each loop has its own, for it remembers where its partitions are. */
@ApplicationScoped
public class EditHandlers {

    private final Database database;
    private final OffsetStore offsets;
    private final Edits edits;
    private final Relay relay;

    EditHandlers(Database database, OffsetStore offsets, Edits edits, Relay relay) {
        this.database = database;
        this.offsets = offsets;
        this.edits = edits;
        this.relay = relay;
    }

    public BatchHandler create() {
        return new EditHandler(database, offsets.fence(), edits, relay::wake);
    }
}
