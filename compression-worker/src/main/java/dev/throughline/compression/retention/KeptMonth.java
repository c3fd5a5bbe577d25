package dev.throughline.compression.retention;

import java.time.LocalDate;

/**
 * A month of raw events: those of the sessions that were first seen in it.
 *
 * @param month as {@code 2026-11}
 * @param bytes on disk, with indexes
 * @param leaves whether it goes with the next run
 */
public record KeptMonth(String month, long bytes, boolean leaves) {

    static KeptMonth of(LocalDate first, long bytes, boolean leaves) {
        return new KeptMonth(first.toString().substring(0, 7), bytes, leaves);
    }

    /** Of the partition that holds it. */
    String table() {
        return "session_event_" + month.replace('-', '_');
    }
}
