package dev.throughline.compression;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the two lanes are read. */
@ConfigMapping(prefix = "compression")
public interface CompressionConfig {

    /** The most records that a poll hands out. Where few come, a transaction has those of two polls. */
    @Min(1)
    @Max(10_000)
    @WithDefault("500")
    int batchSize();

    /** How many loops share a lane's partitions: while one waits for PostgreSQL another reads and compresses. */
    @Min(1)
    @Max(12)
    @WithDefault("2")
    int loops();

    /** After few records a loop rests for four times as long as they took, until this has passed since they came. */
    @NotNull
    @WithDefault("100ms")
    Duration batchInterval();

    @NotNull
    Retry retry();

    /** Waiting for something that is down, without limit. */
    interface Retry {

        @NotNull
        @WithDefault("200ms")
        Duration firstDelay();

        /** The delay doubles up to this. */
        @NotNull
        @WithDefault("10s")
        Duration maxDelay();
    }
}
