package dev.throughline.compression.rescan;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How what is stored is looked at again. */
@ConfigMapping(prefix = "rescan")
public interface RescanConfig {

    /** The most rows of one transaction. */
    @Min(1)
    @Max(1_000)
    @WithDefault("100")
    int batchSize();

    /** How often to look whether a rescan was asked for, or was left by a worker that died. */
    @NotNull
    @WithDefault("1s")
    Duration interval();

    /** How long a rescan waits before it begins: by then every worker has the rules that were there when it was asked for. */
    @NotNull
    @WithDefault("2s")
    Duration settleFor();
}
