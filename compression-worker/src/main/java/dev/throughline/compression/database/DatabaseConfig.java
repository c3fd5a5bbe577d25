package dev.throughline.compression.database;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where PostgreSQL is, and how long the worker waits for it. */
@ConfigMapping(prefix = "database")
public interface DatabaseConfig {

    @NotNull
    @WithDefault("127.0.0.1")
    String host();

    @WithDefault("5432")
    int port();

    /** Of the role throughline_worker. */
    Optional<String> password();

    /** A statement that takes longer counts as an outage; the batch is tried again. */
    @NotNull
    @WithDefault("30s")
    Duration timeout();
}
