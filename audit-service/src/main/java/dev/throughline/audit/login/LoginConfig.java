package dev.throughline.audit.login;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "login")
interface LoginConfig {

    /** How long a login is kept that is not refreshed. */
    @WithDefault("14d")
    @DurationMin(minutes = 1)
    @DurationMax(days = 365)
    Duration idleLifetime();

    /** When a person has to give the password again, however often the login was refreshed. */
    @WithDefault("90d")
    @DurationMin(minutes = 1)
    @DurationMax(days = 365)
    Duration lifetime();
}
