package dev.throughline.ingest.decision;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long, and by how many requests, the worker's decisions are waited for. */
@ConfigMapping(prefix = "decision")
public interface DecisionConfig {

    /** From Kafka's acknowledgement on; the request is answered 504 then. */
    @NotNull
    @WithDefault("5s")
    Duration timeout();

    /** The most requests that wait at once; one more is answered 503. */
    @Min(1)
    @Max(100_000)
    @WithDefault("1000")
    int mostWaiting();

    /** What a caller is told to wait who came when too many did, or before the decisions are followed. */
    @NotNull
    @WithDefault("1s")
    Duration retryAfter();
}
