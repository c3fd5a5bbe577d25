package dev.throughline.recall.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.quarkus.qute.TemplateExtension;

/** How values are written for people; templates call these on the value. */
@TemplateExtension
public final class Texts {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Texts() {
    }

    public static String toMinute(Instant time) {
        return MINUTE.format(time);
    }

    public static String timeOfDay(Instant time) {
        return TIME_OF_DAY.format(time);
    }

    /** The beginning of a text, never in the middle of a character. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** 1,234,567. */
    public static String grouped(Number number) {
        return String.format(Locale.ROOT, "%,d", number.longValue());
    }

    /** 0.42, and a fraction of a cent where there is no more. */
    public static String money(BigDecimal amount) {
        return amount.setScale(amount.compareTo(CENT) < 0 && amount.signum() > 0 ? 4 : 2, RoundingMode.HALF_UP).toPlainString();
    }

    /** 6.5. */
    public static String rounded(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** 2 h 5 min. */
    public static String inWords(Duration duration) {
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() < 2 ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toDays() + " days";
    }

    /** The last part of a path. */
    public static String fileName(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return slash == path.length() - 1 ? path : path.substring(slash + 1);
    }

    /** What leads to a file, with the slash. */
    public static String folder(String path) {
        return path.substring(0, path.length() - fileName(path).length());
    }
}
