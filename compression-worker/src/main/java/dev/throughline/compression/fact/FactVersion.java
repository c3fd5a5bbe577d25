package dev.throughline.compression.fact;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;

/**
 * What was remembered under a key from one moment on.
 *
 * @param memoryId of the memory that it is
 * @param expiresAt when it ends by itself
 * @param details key, value and metadata, as a reader gets them
 */
record FactVersion(Fact fact, UUID memoryId, String ownerId, String body, List<String> tags, Instant setAt,
        @Nullable Instant expiresAt, String eventId, ObjectNode details) {

    FactVersion {
        tags = List.copyOf(tags);
    }

    /** Of the memory: a version is written once. */
    String sourceKey() {
        return "fact/" + fact.id() + "/" + fact.version();
    }

    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Json.bytes(this)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
