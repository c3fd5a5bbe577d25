package dev.throughline.compression.background;

import java.time.Duration;

/** Something short that the worker's upkeep does by the clock: a bean of this type is called again and again, on one thread. */
public interface Routine {

    String name();

    Duration interval();

    /** Does it; a failure is logged, and the next time may find again what is away now. */
    void run();
}
