package dev.throughline.audit.vault.key;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the key-encryption key is. */
@ConfigMapping(prefix = "vault")
public interface KeyConfig {

    /** Where keys come from. */
    enum Source {
        /** A file that this service makes and can rotate. */
        FILE,
        /** A variable of the environment; whoever sets it rotates. */
        ENVIRONMENT,
        /** The transit engine of HashiCorp Vault or OpenBao: the key never leaves it. */
        TRANSIT
    }

    @WithDefault("file")
    Source keySource();

    /** Of the source {@code file}; made, readable by its owner alone, when it is missing. */
    @WithDefault("vault-key")
    Path keyFile();

    /** Of the source {@code environment}: keys of 32 bytes in base64, parted by commas; the first one wraps. */
    Optional<String> keys();

    @NotNull
    Transit transit();

    /** The tenant of those who run the suite: its administrators rotate the key, and the sealing key is its row. */
    @NotBlank
    @WithDefault("default")
    String operatorTenant();

    /** How many threads wrap and unwrap. */
    @Min(1)
    @Max(64)
    @WithDefault("2")
    int threads();

    /** How many requests may wait for those threads before others get 503. */
    @Min(0)
    @Max(10_000)
    @WithDefault("256")
    int waiting();

    /** Of the source {@code transit}. */
    interface Transit {

        Optional<URI> address();

        /** Where the engine is mounted. */
        @WithDefault("transit")
        String mount();

        /** The key's name; its type has to be an AEAD, such as {@code aes256-gcm96}. */
        @WithDefault("throughline")
        String key();

        Optional<String> token();

        Optional<String> namespace();

        @DurationMin(millis = 10)
        @DurationMax(seconds = 5)
        @WithDefault("2s")
        Duration timeout();
    }
}
