package dev.throughline.common.outbox;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the outbox is emptied. */
@ConfigMapping(prefix = "outbox")
public interface OutboxConfig {

    /** How often to look without having been woken: what the commit of another replica left, or of one that died. */
    @NotNull
    @WithDefault("500ms")
    Duration pollInterval();

    /** How many messages go to Kafka before their rows are deleted. */
    @Min(1)
    @Max(10_000)
    @WithDefault("1000")
    int batchSize();

    /** How long to wait after Kafka or PostgreSQL failed. */
    @NotNull
    @WithDefault("1s")
    Duration retryDelay();
}
