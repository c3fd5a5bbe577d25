package dev.throughline.compression.usage;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When it is decided whether a memory that was shown was of use. */
@ConfigMapping(prefix = "usage")
public interface UsageConfig {

    /** So long a session has to make use of it. */
    @NotNull
    @WithDefault("24h")
    Duration settleAfter();

    /** So long it can be asked what was shown to whom, and why. */
    @NotNull
    @WithDefault("90d")
    Duration keepRecalls();

    /** The most that are decided or removed in one transaction, once a minute. */
    @Min(1)
    @Max(100_000)
    @WithDefault("2000")
    int sweepSize();
}
