package dev.throughline.recall.export;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is exported at once. */
@ConfigMapping(prefix = "export")
interface ExportConfig {

    /** Exports that run together; one more is asked to come back. */
    @WithDefault("4")
    @Min(1)
    int parallel();

    /** Events that are in memory together, for each export; one may be as large as a record. */
    @WithDefault("64")
    @Min(1)
    @Max(1_000)
    int eventsAtOnce();

    /** What a caller beyond that is told to wait. */
    @WithDefault("5s")
    Duration retryAfter();
}
