package dev.throughline.audit.member;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "password")
interface PasswordConfig {

    /** How many passwords are checked at once; each takes 19 MiB of heap. */
    @WithDefault("1")
    @Min(1)
    @Max(16)
    int threads();

    /** How many logins may wait for that before others are sent away with 503. */
    @WithDefault("64")
    @Min(0)
    int waiting();
}
