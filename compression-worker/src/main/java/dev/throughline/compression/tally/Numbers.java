package dev.throughline.compression.tally;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.event.SessionEvent;

/** Reads what is counted out of events: clients send what they like, and sums must not overflow. */
final class Numbers {

    private static final long MOST = 1_000_000_000_000L;
    private static final int MOST_NAME = 200;

    private Numbers() {
    }

    /** A whole number that is not negative; 0 for anything else. */
    static long count(SessionEvent event, String field) {
        JsonNode value = event.data().path(field);
        return value.isIntegralNumber() && value.canConvertToLong() ? Math.clamp(value.longValue(), 0, MOST) : 0;
    }

    static String name(String text) {
        String name = text.strip();
        return name.substring(0, Math.min(MOST_NAME, name.length()));
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
