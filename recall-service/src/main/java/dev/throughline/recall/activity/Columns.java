package dev.throughline.recall.activity;

import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.vertx.mutiny.sqlclient.Row;

import dev.throughline.common.json.Json;

/** Reads what the columns of a row hold. */
final class Columns {

    private Columns() {
    }

    static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static @Nullable Instant timeOrNull(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    /** Of {@code jsonb}, selected as text. */
    static JsonNode json(Row row, String column) {
        try {
            return Json.mapper().readTree(row.getString(column));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes no such jsonb", e);
        }
    }

    static @Nullable JsonNode jsonOrNull(Row row, String column) {
        return row.getString(column) == null ? null : json(row, column);
    }
}
