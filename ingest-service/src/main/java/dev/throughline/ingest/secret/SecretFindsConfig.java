package dev.throughline.ingest.secret;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What becomes of a secret that is found. It is taken out of the text either way. */
@ConfigMapping(prefix = "secret")
public interface SecretFindsConfig {

    /** Where a find goes. */
    enum Finds {
        /** Nowhere: it is gone. */
        DROP,
        /** Into the vault, sealed with its public key. */
        VAULT
    }

    @NotNull
    @WithDefault("drop")
    Finds finds();

    @NotNull
    VaultKeySource vaultKey();

    /** The vault's public key. */
    interface VaultKeySource {

        @NotNull
        @WithDefault("${audit.url:http://localhost:9002}/.well-known/vault-key")
        URI url();

        /** Of one request; nobody waits for it. */
        @DurationMin(millis = 100)
        @DurationMax(seconds = 30)
        @WithDefault("3s")
        Duration timeout();

        /** How often to ask whether there is a newer one. */
        @DurationMin(millis = 100)
        @WithDefault("10m")
        Duration refresh();

        /** How soon to ask again while there is none. */
        @DurationMin(millis = 100)
        @WithDefault("5s")
        Duration retry();
    }
}
