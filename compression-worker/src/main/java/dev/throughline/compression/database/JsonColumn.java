package dev.throughline.compression.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;

/** Reads what a {@code jsonb} column holds, selected as text. */
public final class JsonColumn {

    private JsonColumn() {
    }

    public static ObjectNode object(String json) {
        return read(json, ObjectNode.class);
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored " + type.getSimpleName() + " is not what this version writes", e);
        }
    }
}
