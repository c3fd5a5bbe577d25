package dev.throughline.benchmark.ranking;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

import dev.throughline.benchmark.ranking.DialogueSet.Turn;

/** When a turn was said, by the same rule as the evaluation that goes through HTTP. */
final class TurnTime {

    private static final List<DateTimeFormatter> FORMS = List.of(form("h:m a 'on' d MMMM, uuuu"), form("uuuu-M-d"),
            form("MMMM-d-uuuu"), form("uuuu-M-d'T'H:m:s"));
    private static final LocalDateTime UNKNOWN = LocalDate.of(2024, 1, 1).atStartOfDay();

    private TurnTime() {
    }

    /** The session's date plus one minute per turn. */
    static Instant of(Turn turn) {
        return start(turn.date().strip()).plusMinutes(turn.index()).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime start(String date) {
        for (DateTimeFormatter form : FORMS) {
            try {
                TemporalAccessor start = form.parseBest(date, LocalDateTime::from, LocalDate::from);
                return start instanceof LocalDateTime time ? time : LocalDate.from(start).atStartOfDay();
            } catch (DateTimeException e) {
                // another form, then
            }
        }
        return UNKNOWN;
    }

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.ENGLISH);
    }
}
