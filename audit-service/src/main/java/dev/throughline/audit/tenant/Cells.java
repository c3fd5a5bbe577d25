package dev.throughline.audit.tenant;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;

/** One row as plain SQL gave it; columns count from 0 in the order of the query. */
public final class Cells {

    private final @Nullable Object[] values;

    Cells(@Nullable Object[] values) {
        this.values = values;
    }

    public String text(int column) {
        return (String) present(column);
    }

    public @Nullable String textOrNull(int column) {
        return (String) values[column];
    }

    public int integer(int column) {
        return ((Number) present(column)).intValue();
    }

    public long bigint(int column) {
        return ((Number) present(column)).longValue();
    }

    public Instant time(int column) {
        return ((OffsetDateTime) present(column)).toInstant();
    }

    public UUID uuid(int column) {
        return (UUID) present(column);
    }

    public byte[] bytes(int column) {
        return ((Buffer) present(column)).getBytes();
    }

    private Object present(int column) {
        return Objects.requireNonNull(values[column], "a column that is never null");
    }
}
