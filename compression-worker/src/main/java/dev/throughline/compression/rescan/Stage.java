package dev.throughline.compression.rescan;

import java.util.Locale;
import java.util.Optional;

/**
 * What is looked at, in this order. Sessions come first: they hold what the compressor carries on, and once that is clean
 * nothing that is written anew is unclean. Memories of projects come last, for they are made from those of sessions.
 */
enum Stage {
    SESSIONS,
    EVENTS,
    TURNS,
    STATES,
    GOALS,
    AGENTS,
    FILES,
    MEMORIES,
    PROJECT_MEMORIES;

    Optional<Stage> next() {
        return ordinal() + 1 < values().length ? Optional.of(values()[ordinal() + 1]) : Optional.empty();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Stage of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
