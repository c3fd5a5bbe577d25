package dev.throughline.common.revocation;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a service does about revocations that it has not read yet. */
@ConfigMapping(prefix = "revocation")
public interface RevocationConfig {

    /** What becomes of a request that comes before. */
    enum Before {
        /** 503: for what shows data. */
        REFUSE,
        /** The token's signature and expiry are enough: for what only takes data, which would be lost. */
        ACCEPT
    }

    @NotNull
    @WithDefault("refuse")
    Before beforeRead();

    /** How long the start waits for them; with Kafka at hand they are there in less. */
    @NotNull
    @WithDefault("3s")
    Duration startPatience();
}
