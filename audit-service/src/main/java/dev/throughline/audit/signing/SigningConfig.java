package dev.throughline.audit.signing;

import java.nio.file.Path;
import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "signing")
interface SigningConfig {

    /** The private keys: PEM, PKCS #8. Made with one key, readable by its owner alone, when it is missing. */
    @WithDefault("signing-key.pem")
    Path keyFile();

    /** How long a person's token is good for. */
    @WithDefault("30m")
    @DurationMin(minutes = 15)
    @DurationMax(minutes = 60)
    Duration memberTokenLifetime();

    /** How long a new key is published before it signs; longer than the other services keep the keys that they know. */
    @WithDefault("15m")
    Duration announcement();

    /** How long a key that was replaced still verifies: as long as a machine's token can live. */
    @WithDefault("401d")
    Duration overlap();

    /** How often to look whether another replica has changed the key file. */
    @WithDefault("5s")
    Duration lookInterval();
}
