package dev.throughline.common.ratelimit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How many requests a second are served. The defaults hinder no agent and no import: a request may carry 5,000 events.
 */
@ConfigMapping(prefix = "rate-limit")
public interface RateLimitConfig {

    @WithDefault("true")
    boolean enabled();

    /** Requests a second with one token, in the long run. */
    @Min(1)
    @WithDefault("2000")
    int tokenPerSecond();

    /** Requests at once with one token, after a rest. */
    @Min(1)
    @WithDefault("10000")
    int tokenBurst();

    /** Requests a second from one address, in the long run. */
    @Min(1)
    @WithDefault("4000")
    int addressPerSecond();

    /** Requests at once from one address, after a rest. */
    @Min(1)
    @WithDefault("20000")
    int addressBurst();

    /** How many tokens and how many addresses are remembered; the one that was quiet longest is forgotten. */
    @Min(100)
    @Max(1_000_000)
    @WithDefault("10000")
    int remembered();
}
