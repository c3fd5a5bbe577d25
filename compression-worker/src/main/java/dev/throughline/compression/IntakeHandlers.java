package dev.throughline.compression;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.consume.BatchHandler;
import dev.throughline.compression.usage.UsageHandlers;

/** Says who handles what is read. */
@ApplicationScoped
class IntakeHandlers {

    private final CompressionHandlers compression;
    private final UsageHandlers usage;

    IntakeHandlers(CompressionHandlers compression, UsageHandlers usage) {
        this.compression = compression;
        this.usage = usage;
    }

    BatchHandler of(Intake intake) {
        return switch (intake) {
            case LIVE, BACKFILL -> compression.create();
            case USAGE -> usage.create();
        };
    }
}
