package dev.throughline.compression.rebuild;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How memories are made anew. */
@ConfigMapping(prefix = "rebuild")
public interface RebuildConfig {

    /** How often to look whether a rebuild was asked for, or was left by a worker that died. */
    @NotNull
    @WithDefault("1s")
    Duration interval();

    /** The most events that are read at a time. */
    @Min(1)
    @Max(10_000)
    @WithDefault("500")
    int pageSize();

    /** What comes of a session is held in memory until it is written: a session of more events is left as it is. */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("100000")
    int mostEvents();

    /**
     * A rebuild rests while so many changes wait to be published, so that those of live sessions do not wait behind its own.
     */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("5000")
    int mostWaiting();
}
