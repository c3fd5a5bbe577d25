package dev.throughline.common.topic;

import java.util.Arrays;
import java.util.Optional;

/** The two ways into the worker: what happens now, and history that must never delay it. */
public enum Lane {
    LIVE(Topics.SESSION_OBSERVED, ""),
    BACKFILL(Topics.SESSION_IMPORTED, "i");

    private final String topic;
    private final String prefix;

    Lane(String topic, String prefix) {
        this.topic = topic;
        this.prefix = prefix;
    }

    public String topic() {
        return topic;
    }

    /** What stands before the partition in a {@link Position}. */
    String prefix() {
        return prefix;
    }

    static Optional<Lane> ofPrefix(String prefix) {
        return Arrays.stream(values()).filter(lane -> lane.prefix.equals(prefix)).findFirst();
    }
}
