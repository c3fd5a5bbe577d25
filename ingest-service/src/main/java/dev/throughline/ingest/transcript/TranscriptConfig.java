package dev.throughline.ingest.transcript;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of transcripts is taken in at once. */
@ConfigMapping(prefix = "transcript")
public interface TranscriptConfig {

    /** The largest file, inflated as well as on the wire. */
    @WithDefault("536870912")
    @Min(1024)
    long mostBytes();

    /** A longer line is left out and counted as rejected. */
    @WithDefault("16777216")
    @Min(1024)
    int mostLineBytes();

    /** Imports that run together; the next waits its turn. */
    @WithDefault("4")
    @Min(1)
    int parallel();

    /** How long it waits before it is asked to come back. */
    @WithDefault("30s")
    Duration queueTimeout();
}
