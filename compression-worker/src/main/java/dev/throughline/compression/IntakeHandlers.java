package dev.throughline.compression;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.consume.BatchHandler;
import dev.throughline.compression.edit.EditHandlers;
import dev.throughline.compression.usage.UsageHandlers;

/** Says who handles what is read. */
@ApplicationScoped
class IntakeHandlers {

    private final CompressionHandlers compression;
    private final UsageHandlers usage;
    private final EditHandlers edits;

    IntakeHandlers(CompressionHandlers compression, UsageHandlers usage, EditHandlers edits) {
        this.compression = compression;
        this.usage = usage;
        this.edits = edits;
    }

    BatchHandler of(Intake intake) {
        return switch (intake) {
            case LIVE, BACKFILL -> compression.create();
            case USAGE -> usage.create();
            case EDITS -> edits.create();
        };
    }
}
