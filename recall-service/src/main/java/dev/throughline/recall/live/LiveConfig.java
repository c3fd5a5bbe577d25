package dev.throughline.recall.live;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of the live feed. */
@ConfigMapping(prefix = "live")
interface LiveConfig {

    /** How long a WebSocket may stay silent before it says what it wants and who it is. */
    @NotNull
    @WithDefault("5s")
    Duration firstMessage();

    /** Of all tenants, on this replica. */
    @Min(1)
    @WithDefault("10000")
    int mostSubscribers();

    @Min(1)
    @WithDefault("6000")
    int mostSubscribersPerTenant();

    /** The latest messages of each topic that are kept for those who come back. */
    @Min(1)
    @WithDefault("10000")
    int keptMessages();

    /** The same in megabytes. */
    @Min(1)
    @WithDefault("16")
    int keptMegabytes();

    /** Messages that may wait for one reader; what comes on top is counted and told as a summary. */
    @Min(1)
    @WithDefault("256")
    int mostWaiting();

    /** A reader that takes nothing for so long is cut off. */
    @NotNull
    @WithDefault("60s")
    Duration longestStall();

    /** Characters of one text in a message. */
    @Min(10)
    @WithDefault("4000")
    int mostCharacters();

    /** Bytes of an event's data in a message. */
    @Min(1000)
    @WithDefault("16384")
    int mostBytes();

    /** How often the database is asked while accepted events are not stored yet. */
    @NotNull
    @WithDefault("20ms")
    Duration pollInterval();

    /** How long who comes back with a position waits for this replica to reach it. */
    @NotNull
    @WithDefault("5s")
    Duration catchUpPatience();

    /** How often a silent stream of server-sent events is given a sign of life. */
    @NotNull
    @WithDefault("20s")
    Duration heartbeat();

    /** Sessions of which is remembered who may see them, for the time after their end. */
    @Min(1)
    @WithDefault("10000")
    int rememberedSessions();
}
