package dev.throughline.compression.rescan;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The texts of a row.
 *
 * @param key by which it is found again, in the order of its stage
 * @param kind of the event or memory; "" of others
 * @param owner to what it belongs
 * @param texts its columns by their names
 */
record StoredRow(List<String> key, String kind, Owner owner, ObjectNode texts) {

    /** The session and the project of a row, as far as it has them. */
    record Owner(@Nullable String sessionId, @Nullable UUID projectId) {
    }

    StoredRow {
        key = List.copyOf(key);
    }

    /** The n-th part of the key. */
    String key(int part) {
        return key.get(part);
    }
}
