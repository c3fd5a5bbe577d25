package dev.throughline.audit.vault;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the vault is kept. */
@ConfigMapping(prefix = "vault")
interface VaultConfig {

    /** So many versions of a credential can be gone back to. */
    @Min(1)
    @Max(1000)
    @WithDefault("20")
    int keptVersions();

    /** So long before its time a credential is due. */
    @NotNull
    @WithDefault("14d")
    Duration dueWithin();

    /** How often one caller may compare values with one credential in a minute. */
    @Min(1)
    @Max(1000)
    @WithDefault("10")
    int comparisonsPerMinute();

    /** How often wrapped keys are moved to the current key and due dates are looked at. */
    @NotNull
    @DurationMin(millis = 100)
    @WithDefault("1m")
    Duration upkeepInterval();

    /** How many wrapped keys are moved in one step. */
    @Min(1)
    @Max(1000)
    @WithDefault("100")
    int rewrapBatch();
}
