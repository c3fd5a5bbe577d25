package dev.throughline.ingest.capture;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is taken in at once. */
@ConfigMapping(prefix = "capture")
public interface CaptureConfig {

    /** The largest body, after it was inflated. */
    @WithDefault("10485760")
    @Min(1024)
    int mostBytes();

    @WithDefault("5000")
    @Min(1)
    int mostEvents();

    /**
     * All bodies that are held in memory together (each takes several times its size while it is read); a caller beyond it is
     * asked to come back.
     */
    @WithDefault("33554432")
    @Min(1024)
    int heldBytes();

    /** How long a body may take to arrive; one that is slower is refused, so that its memory is free again. */
    @WithDefault("60s")
    Duration longestBody();

    /** What a caller beyond that is told to wait. */
    @WithDefault("1s")
    Duration retryAfter();
}
