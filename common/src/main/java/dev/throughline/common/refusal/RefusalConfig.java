package dev.throughline.common.refusal;

import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How refused tokens are reported. */
@ConfigMapping(prefix = "refusal")
public interface RefusalConfig {

    /** Whose audit log holds a refusal when no signature proves a tenant: the operator's. */
    @NotBlank
    @WithDefault("default")
    String tenant();

    /** The first refusal of an address is reported at once, the others of this time as one number. */
    @NotNull
    @WithDefault("1m")
    Duration interval();
}
