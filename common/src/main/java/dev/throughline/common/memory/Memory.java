package dev.throughline.common.memory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.embedding.Embedding;

/**
 * One thing that can be recalled, as it travels on {@code memory.changed.v1} (key: its id; a tombstone when it is gone).
 *
 * @param id UUIDv7, the same for all versions
 * @param projectId the project's row, absent when the session named none
 * @param projectKey the project's canonical key
 * @param importance 0–10, before anything is known of a query
 * @param version rises by one with each change
 * @param supersededBy the memory that replaced this one; such a memory stays as history and is not recalled
 * @param eventIds the ids that the client gave to the events from which it was made
 * @param compressor the version of the rules that made it
 * @param details what only this kind has; a passage: {@code role} (user or assistant), {@code speaker}, {@code ordinal}
 *        (its place among the session's passages, from 1, without gaps)
 * @param embedding of title and body, where vectors are in use and this version's was made already
 */
public record Memory(
        UUID id,
        String tenantId,
        @Nullable UUID projectId,
        @Nullable String projectKey,
        @Nullable String sessionId,
        String ownerId,
        Visibility visibility,
        MemoryKind kind,
        String title,
        String body,
        List<String> tags,
        List<String> files,
        double importance,
        Instant occurredAt,
        @Nullable Instant expiresAt,
        int version,
        @Nullable UUID supersededBy,
        List<String> eventIds,
        String compressor,
        String contentHash,
        ObjectNode details,
        @Nullable Embedding embedding) {

    public Memory {
        tags = List.copyOf(tags);
        files = List.copyOf(files);
        eventIds = List.copyOf(eventIds);
    }

    /** Without a vector. */
    public Memory(UUID id, String tenantId, @Nullable UUID projectId, @Nullable String projectKey, @Nullable String sessionId,
            String ownerId, Visibility visibility, MemoryKind kind, String title, String body, List<String> tags,
            List<String> files, double importance, Instant occurredAt, @Nullable Instant expiresAt, int version,
            @Nullable UUID supersededBy, List<String> eventIds, String compressor, String contentHash, ObjectNode details) {
        this(id, tenantId, projectId, projectKey, sessionId, ownerId, visibility, kind, title, body, tags, files, importance,
                occurredAt, expiresAt, version, supersededBy, eventIds, compressor, contentHash, details, null);
    }

    /** The same memory with this vector, or with none. */
    public Memory with(@Nullable Embedding vector) {
        return new Memory(id, tenantId, projectId, projectKey, sessionId, ownerId, visibility, kind, title, body, tags, files,
                importance, occurredAt, expiresAt, version, supersededBy, eventIds, compressor, contentHash, details, vector);
    }
}
