package dev.throughline.recall.freshness;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a read with {@code after=} waits. */
@ConfigMapping(prefix = "freshness")
interface FreshnessConfig {

    /** After this the read is answered with 504. */
    @WithDefault("5s")
    Duration timeout();

    /** How often the database is asked while at least one read waits; one query serves all of them. */
    @WithDefault("25ms")
    Duration pollInterval();

    /** More reads than this do not wait: they are answered with 503. */
    @WithDefault("1000")
    @Min(1)
    int mostWaiting();
}
