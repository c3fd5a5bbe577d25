package dev.throughline.recall.index;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the index lives and how quickly it follows the log. */
@ConfigMapping(prefix = "index")
interface IndexConfig {

    /** A folder of this replica alone. It may be deleted: the index is then built again from the log. */
    @WithDefault("data/index")
    Path folder();

    /** The longest time after which a change can be found when nobody waits for it. */
    @WithDefault("100ms")
    Duration refreshInterval();

    /** How often it is brought up at the most while a read waits for it. */
    @WithDefault("100ms")
    Duration awaitedRefreshInterval();

    /** After few changes the feed rests for four times as long as they took, until this has passed since they came. */
    @WithDefault("100ms")
    Duration feedInterval();

    /** How much of the log is read again after a crash. */
    @WithDefault("10s")
    Duration commitInterval();

    /** Changes held in memory before they are written out. */
    @WithDefault("16")
    @Min(1)
    @Max(1024)
    int bufferMegabytes();

    /**
     * When nothing is to be written and there are more parts, small ones are made one: every question has to look into each.
     */
    @WithDefault("4")
    @Min(1)
    int partsAtRest();

    /**
     * An index that slept longer is built again: Kafka keeps the tombstone of a deleted memory for a day
     * ({@code delete.retention.ms}), and one that was missed would stay for ever.
     */
    @WithDefault("20h")
    Duration longestSleep();
}
