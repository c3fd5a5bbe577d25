package dev.throughline.compression;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.outbox.Relay;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.offset.OffsetStore;

/** Makes handlers: each loop has its own, for it remembers where its partitions are. */
@ApplicationScoped
class CompressionHandlers {

    private final Database database;
    private final OffsetStore offsets;
    private final SessionRecorder recorder;
    private final Relay relay;

    CompressionHandlers(Database database, OffsetStore offsets, SessionRecorder recorder, Relay relay) {
        this.database = database;
        this.offsets = offsets;
        this.recorder = recorder;
        this.relay = relay;
    }

    CompressionHandler create() {
        return new CompressionHandler(database, offsets.fence(), recorder, relay::wake);
    }
}
