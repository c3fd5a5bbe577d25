package dev.throughline.recall.dashboard;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the dashboard finds the other services. Nothing else of recall-service needs them. */
@ConfigMapping(prefix = "dashboard")
public interface DashboardConfig {

    /** Where people sign in, and machines get their tokens. */
    @NotNull
    URI auditUrl();

    @NotNull
    URI ingestUrl();

    @NotNull
    URI workerUrl();

    /** How long another service may take to answer; then it counts as away. */
    @NotNull
    @WithDefault("3s")
    Duration timeout();

    /** How long who edits a memory waits to see it; then the edit is on its way. */
    @NotNull
    @WithDefault("3s")
    Duration editPatience();
}
