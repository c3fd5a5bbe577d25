package dev.throughline.audit.member;

import java.util.Optional;

import jakarta.validation.constraints.Size;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "administrator")
interface AdministratorConfig {

    @WithDefault("default")
    String tenant();

    @WithDefault("administrator")
    String name();

    /** Absent: one is made and printed once, at the first start. It is not looked at once the administrator exists. */
    Optional<@Size(min = 12) String> password();
}
