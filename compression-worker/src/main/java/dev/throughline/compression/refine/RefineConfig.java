package dev.throughline.compression.refine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which model refines contexts, and how much it may cost. */
@ConfigMapping(prefix = "refine")
public interface RefineConfig {

    /** Whose protocol the endpoint speaks. */
    enum Provider {
        OPENAI,
        ANTHROPIC
    }

    @WithDefault("false")
    boolean enabled();

    @NotNull
    @WithDefault("openai")
    Provider provider();

    /** The provider's own where it is absent. */
    Optional<String> baseUrl();

    Optional<String> model();

    /** From the environment alone. */
    Optional<String> apiKey();

    /** The longest wait for an answer. */
    @NotNull
    @WithDefault("60s")
    Duration timeout();

    /** How long a model that keeps failing is left alone. */
    @NotNull
    @WithDefault("1m")
    Duration rest();

    /** A session of which nothing was heard for so long is refined; one that ended, at once. */
    @NotNull
    @WithDefault("5m")
    Duration quietFor();

    /** How often to look for work. */
    @NotNull
    @WithDefault("5s")
    Duration interval();

    /** Contexts that may wait; more are left as the rules wrote them. */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("10000")
    int queueSize();

    Budget budget();

    Price price();

    Limit limit();

    /** Of one project on one day, by UTC. */
    interface Budget {

        /** Tokens in and out. */
        @Min(0)
        @WithDefault("200000")
        long tokens();

        /** In the currency of the prices. */
        Optional<BigDecimal> cost();
    }

    /** For a million tokens, in any currency. */
    interface Price {

        @NotNull
        @WithDefault("0")
        BigDecimal input();

        @NotNull
        @WithDefault("0")
        BigDecimal output();
    }

    interface Limit {

        /** Characters of what the model is given. */
        @Min(2_000)
        @Max(1_000_000)
        @WithDefault("24000")
        int prompt();

        /** Tokens of its answer. */
        @Min(100)
        @Max(100_000)
        @WithDefault("1500")
        int answer();

        /** Characters of a refined context. */
        @Min(500)
        @Max(100_000)
        @WithDefault("4000")
        int context();
    }
}
