package dev.throughline.compression.retention;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long raw events are kept. */
@ConfigMapping(prefix = "retention")
public interface RetentionConfig {

    /** A month of events leaves when it is over, and nothing was heard of its sessions, for so long; absent, all stay. */
    Optional<@DurationMin(days = 31) Duration> keepEvents();

    /** How often to look whether a month may leave. */
    @NotNull
    @WithDefault("12h")
    Duration interval();
}
