package dev.throughline.common.secret;

import jakarta.validation.constraints.Size;

import io.smallrye.config.ConfigMapping;

/** What the services that take secrets out must have in common. */
@ConfigMapping(prefix = "secret")
public interface SecretConfig {

    /** By this key fingerprints are made; the same in every service, and kept: another one makes all fingerprints others. */
    @Size(min = 16)
    String fingerprintKey();
}
