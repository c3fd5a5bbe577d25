package dev.throughline.compression.database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.json.Json;

/** Turns rows into the array parameters of one {@code unnest}, a column at a time and in the order of the calls. */
public final class Columns<T> {

    private final List<T> rows;
    private final Tuple tuple = Tuple.tuple();

    private Columns(List<T> rows) {
        this.rows = rows;
    }

    public static <T> Columns<T> of(List<T> rows) {
        return new Columns<>(rows);
    }

    public Columns<T> text(Function<T, @Nullable String> value) {
        tuple.addArrayOfString(rows.stream().map(value).toArray(String[]::new));
        return this;
    }

    /** A list or record as JSON text: an array of arrays cannot be unnested by rows. */
    public Columns<T> json(Function<T, Object> value) {
        return text(row -> written(value.apply(row)));
    }

    public Columns<T> uuid(Function<T, @Nullable UUID> value) {
        tuple.addArrayOfUUID(rows.stream().map(value).toArray(UUID[]::new));
        return this;
    }

    public Columns<T> integer(Function<T, Integer> value) {
        tuple.addArrayOfInteger(rows.stream().map(value).toArray(Integer[]::new));
        return this;
    }

    public Columns<T> bigint(Function<T, Long> value) {
        tuple.addArrayOfLong(rows.stream().map(value).toArray(Long[]::new));
        return this;
    }

    /** Whole numbers as the text of an array: an array of arrays cannot be unnested by rows. */
    public Columns<T> bigints(Function<T, @Nullable List<Long>> value) {
        return text(row -> {
            List<Long> numbers = value.apply(row);
            return numbers == null ? null : numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        });
    }

    public Columns<T> real(Function<T, @Nullable Double> value) {
        tuple.addArrayOfDouble(rows.stream().map(value).toArray(Double[]::new));
        return this;
    }

    public Columns<T> bool(Function<T, Boolean> value) {
        tuple.addArrayOfBoolean(rows.stream().map(value).toArray(Boolean[]::new));
        return this;
    }

    public Columns<T> date(Function<T, LocalDate> value) {
        tuple.addArrayOfLocalDate(rows.stream().map(value).toArray(LocalDate[]::new));
        return this;
    }

    public Columns<T> time(Function<T, @Nullable Instant> value) {
        tuple.addArrayOfOffsetDateTime(rows.stream().map(row -> atUtc(value.apply(row))).toArray(OffsetDateTime[]::new));
        return this;
    }

    /** The parameters, to which single values may be added. */
    public Tuple tuple() {
        return tuple;
    }

    private static @Nullable OffsetDateTime atUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static String written(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A " + value.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }
}
