package dev.throughline.audit.intake;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How reports of other services are read. */
@ConfigMapping(prefix = "audit-intake")
interface IntakeConfig {

    /** The most records of one transaction. */
    @Min(1)
    @Max(10_000)
    @WithDefault("500")
    int batchSize();

    /** The first wait for something that is down; it doubles. */
    @NotNull
    @WithDefault("200ms")
    Duration firstDelay();

    /** The longest wait. */
    @NotNull
    @WithDefault("10s")
    Duration maxDelay();
}
