package dev.throughline.audit.upkeep;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "upkeep")
interface UpkeepConfig {

    /** How often what has expired is cleaned away. */
    @NotNull
    @WithDefault("5m")
    Duration interval();
}
