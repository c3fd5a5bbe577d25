package dev.throughline.compression.decision;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long decisions are kept for changes that are sent again. */
@ConfigMapping(prefix = "decision")
public interface DecisionConfig {

    @NotNull
    @WithDefault("1d")
    Duration keptFor();

    @NotNull
    @WithDefault("10m")
    Duration sweepInterval();

    /** The most that are removed in one statement. */
    @Min(1)
    @WithDefault("5000")
    int sweepSize();
}
