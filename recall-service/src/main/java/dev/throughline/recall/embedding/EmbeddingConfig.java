package dev.throughline.recall.embedding;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.throughline.common.embedding.EmbeddingEndpoint;

/** Where the vectors of questions come from. Model and dimension must be the worker's. */
@ConfigMapping(prefix = "embedding")
public interface EmbeddingConfig extends EmbeddingEndpoint {

    /** How long a question waits for its vector; then it is answered by words alone. */
    @NotNull
    @WithDefault("80ms")
    Duration budget();

    /** How long an endpoint that keeps failing or is slow is left alone. */
    @NotNull
    @WithDefault("10s")
    Duration rest();

    /** How much of a question is embedded. */
    @Min(100)
    @Max(100_000)
    @WithDefault("2000")
    int mostCharacters();

    /** Questions whose vectors are kept. */
    @Min(1)
    @Max(100_000)
    @WithDefault("1000")
    int rememberedQuestions();

    /**
     * The cosine from which on two texts have something in common. It differs from model to model: take what unrelated texts
     * have.
     */
    @Min(0)
    @Max(1)
    @WithDefault("0.3")
    double leastSimilarity();
}
