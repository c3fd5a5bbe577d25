package dev.throughline.compression.session;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a session ends by itself. */
@ConfigMapping(prefix = "session")
public interface SessionConfig {

    /** Without an event for so long, a session has ended; its next event opens it again. */
    @NotNull
    @WithDefault("30m")
    Duration idleAfter();

    /** The same for a session in which nothing happened but that it was created. */
    @NotNull
    @WithDefault("5m")
    Duration abandonedAfter();

    @NotNull
    @WithDefault("1m")
    Duration sweepInterval();

    /** The most sessions that end in one transaction. */
    @Min(1)
    @Max(1_000)
    @WithDefault("200")
    int sweepSize();
}
