package dev.throughline.compression.background;

import java.time.Duration;

/** Work in small steps that nobody waits for. */
public interface BackgroundWork {

    String name();

    default boolean isEnabled() {
        return true;
    }

    /** How long to rest when there was nothing to do, or a step failed. */
    Duration interval();

    /** Does a little; returns whether there may be more to do at once. Interrupted when the worker ends. */
    boolean step();
}
