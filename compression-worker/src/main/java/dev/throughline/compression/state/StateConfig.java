package dev.throughline.compression.state;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a session's state may be. */
@ConfigMapping(prefix = "state")
public interface StateConfig {

    /** As JSON; a change that would make it larger is refused. */
    @Min(1_024)
    @Max(4_194_304)
    @WithDefault("262144")
    int mostBytes();
}
