package dev.throughline.compression.retention;

import java.time.LocalDate;
import java.time.YearMonth;

import dev.throughline.compression.session.EventMonths;

/**
 * A month of raw events: those of the sessions that were first seen in it.
 *
 * @param month as {@code 2026-11}
 * @param bytes on disk, with indexes
 * @param leaves whether it goes with the next run
 */
public record KeptMonth(String month, long bytes, boolean leaves) {

    static KeptMonth of(LocalDate first, long bytes, boolean leaves) {
        return new KeptMonth(YearMonth.from(first).toString(), bytes, leaves);
    }

    /** The table that holds it. */
    String partition() {
        return EventMonths.partition(YearMonth.parse(month));
    }
}
