package dev.throughline.recall.hook;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much an agent is told at its hooks, and how long it waits for that. */
@ConfigMapping(prefix = "hook")
interface HookConfig {

    /** Then the agent goes on without an answer. A little less than the 300 ms that its hook waits. */
    @WithDefault("280ms")
    Duration deadline();

    @WithDefault("1000")
    @Min(1)
    int startTokens();

    @WithDefault("600")
    @Min(1)
    int promptTokens();

    /** Agents cut or refuse a longer text. */
    @WithDefault("6000")
    @Min(1)
    int mostCharacters();

    /** Memories of a lower relevance are not worth an agent's attention at a prompt. */
    @WithDefault("3")
    @Min(0)
    @Max(10)
    double promptFloor();

    /** A prompt with fewer words that say something ("ok", "go on") recalls nothing. */
    @WithDefault("3")
    @Min(0)
    int leastWords();
}
