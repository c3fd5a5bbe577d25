package dev.throughline.audit.head;

import java.nio.file.Path;
import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How tree heads are signed. */
@ConfigMapping(prefix = "audit-head")
interface HeadConfig {

    /** The key pair: PEM, PKCS #8 and X.509. Made, readable by its owner alone, when it is missing. */
    @WithDefault("audit-key.pem")
    Path keyFile();

    /** How often the trees that have grown are signed. */
    @WithDefault("1m")
    @DurationMin(seconds = 1)
    Duration interval();
}
