package dev.throughline.recall.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.problem.Problem;
import dev.throughline.common.problem.ProblemException;

/** Reads the parameters of one request and collects what is wrong with them, so that one answer names it all. */
public final class Parameters {

    private static final int MOST_CHARACTERS = 1_000;

    private final List<Problem.FieldError> errors = new ArrayList<>();

    /** A whole number within bounds. */
    public int number(String name, @Nullable String text, int otherwise, int least, int most) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // named below
        }
        return refuse(name, "must be a whole number from " + least + " to " + most, otherwise);
    }

    /** A score from 0 to 10. */
    public double score(String name, @Nullable String text, double otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            double score = Double.parseDouble(text.strip());
            if (score >= 0 && score <= 10) {
                return score;
            }
        } catch (NumberFormatException e) {
            // named below
        }
        return refuse(name, "must be a number from 0 to 10", otherwise);
    }

    /** A moment, or a day for its beginning. */
    public @Nullable Instant time(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            String stripped = text.strip();
            return stripped.length() == 10 ? LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(stripped.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            errors.add(new Problem.FieldError(name, "must be an RFC 3339 time or a date, for example 2026-01-31T09:00:00Z"));
            return null;
        }
    }

    /** Names of kinds, separated by commas. */
    public Set<MemoryKind> kinds(String name, @Nullable String text) {
        var kinds = new LinkedHashSet<MemoryKind>();
        for (String kind : list(name, text)) {
            MemoryKind.find(kind).ifPresentOrElse(kinds::add, () -> errors.add(new Problem.FieldError(name,
                    "must be some of " + names() + ", separated by commas")));
        }
        return kinds;
    }

    /** Texts separated by commas. */
    public List<String> list(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        String[] parts = text.split(",");
        if (parts.length > 100) {
            return refuse(name, "must be at most 100 values", List.of());
        }
        return Arrays.stream(parts).map(String::strip).filter(part -> !part.isEmpty()).distinct().toList();
    }

    /** One of these words. */
    public String word(String name, @Nullable String text, String otherwise, String... allowed) {
        return text == null || text.isBlank() ? otherwise
                : List.of(allowed).contains(text.strip()) ? text.strip()
                        : refuse(name, "must be one of " + String.join(", ", allowed), otherwise);
    }

    /** A short text; blank is absent. PostgreSQL holds no NUL, so nothing can be called so. */
    public @Nullable String text(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.length() <= MOST_CHARACTERS && text.indexOf('\0') < 0 ? text
                : refuse(name, "must be at most " + MOST_CHARACTERS + " characters, without NUL", "");
    }

    /** Ends the request when anything was wrong. */
    public void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.ofFields(422, "Some parameters are not as they must be: "
                    + errors.stream().map(Problem.FieldError::field).distinct().collect(Collectors.joining(", ")), errors);
        }
    }

    private <T> T refuse(String name, String message, T otherwise) {
        errors.add(new Problem.FieldError(name, message));
        return otherwise;
    }

    private static String names() {
        return Arrays.stream(MemoryKind.values()).map(MemoryKind::wireName).collect(Collectors.joining(", "));
    }
}
