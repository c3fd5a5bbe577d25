package dev.throughline.recall.briefing;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is told, and what is kept of it. */
@ConfigMapping(prefix = "briefing")
interface BriefingConfig {

    /** Tokens of an answer whose request names no budget. */
    @WithDefault("1000")
    @Min(1)
    int defaultTokens();

    /** Sessions of which it is known what they were told already. */
    @WithDefault("10000")
    @Min(1)
    int rememberedSessions();

    /** Reports of what was told that may wait for Kafka; more are dropped and counted. */
    @WithDefault("1000")
    @Min(1)
    int waitingReports();
}
