package dev.throughline.common.embedding;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.WithDefault;

/** The configuration keys of an embeddings endpoint, which all services that use one have in common. */
public interface EmbeddingEndpoint {

    /** The most values of a vector: what Lucene indexes. */
    int MOST_DIMENSIONS = 1_024;

    @WithDefault("false")
    boolean enabled();

    /** Up to the version, for example {@code http://localhost:11434/v1}; {@code /embeddings} is added. */
    Optional<String> baseUrl();

    Optional<String> model();

    /** How many values a vector of this model has; others are not used. */
    @Min(0)
    @Max(MOST_DIMENSIONS)
    @WithDefault("0")
    int dimension();

    /** Whether to ask for that dimension: for models that can shorten their vectors. Others refuse the wish. */
    @WithDefault("false")
    boolean shortened();

    /** From the environment alone; many endpoints of one's own need none. */
    Optional<String> apiKey();

    /** The longest wait for one answer. */
    @NotNull
    @WithDefault("20s")
    Duration timeout();
}
