package dev.throughline.audit.signing;

import java.nio.file.Path;
import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "signing")
interface SigningConfig {

    /** The private key: PEM, PKCS #8. Made, readable by its owner alone, when it is missing. */
    @WithDefault("signing-key.pem")
    Path keyFile();

    /** How long a person's token is good for. */
    @WithDefault("30m")
    @DurationMin(minutes = 15)
    @DurationMax(minutes = 60)
    Duration memberTokenLifetime();
}
