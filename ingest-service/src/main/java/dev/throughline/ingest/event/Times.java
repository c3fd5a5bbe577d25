package dev.throughline.ingest.event;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The rule for a time that a client tells. */
public final class Times {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private Times() {
    }

    /**
     * Reads RFC 3339.
     *
     * @throws DateTimeException when it is none
     */
    public static Instant parse(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** After the first agent, and before tomorrow: a clock may be wrong, but a month is a partition. */
    public static boolean isSane(Instant time, Clock clock) {
        return time.isAfter(EARLIEST) && time.isBefore(clock.instant().plus(MOST_AHEAD));
    }

    /** A sane time, or nothing. */
    public static Optional<Instant> sane(@Nullable String text, Clock clock) {
        try {
            return Optional.ofNullable(text).map(Times::parse).filter(time -> isSane(time, clock));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
