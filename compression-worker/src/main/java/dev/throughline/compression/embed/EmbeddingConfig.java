package dev.throughline.compression.embed;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.throughline.common.embedding.EmbeddingEndpoint;

/** Where vectors come from, and how many at once. */
@ConfigMapping(prefix = "embedding")
public interface EmbeddingConfig extends EmbeddingEndpoint {

    /** Memories of one request. */
    @Min(1)
    @Max(1_000)
    @WithDefault("32")
    int batchSize();

    /** How often to look for memories without a vector. */
    @NotNull
    @WithDefault("2s")
    Duration interval();

    /** How much of a memory is embedded; what it is about stands at its beginning. */
    @Min(100)
    @Max(100_000)
    @WithDefault("2000")
    int mostCharacters();

    /** How long an endpoint that keeps failing is left alone. */
    @NotNull
    @WithDefault("30s")
    Duration rest();
}
