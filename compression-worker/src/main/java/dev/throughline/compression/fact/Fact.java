package dev.throughline.compression.fact;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact stands.
 *
 * @param id the same for all of its versions
 * @param version of the newest, 0 before the first
 * @param updatedAt when the newest version was set or removed
 */
record Fact(FactKey key, UUID id, long version, boolean isRemoved, @Nullable Instant expiresAt, Instant createdAt,
        Instant updatedAt) {

    /** What is remembered now: a version, or 0 for nothing. */
    long standing(Instant now) {
        boolean isOver = isRemoved || expiresAt != null && !expiresAt.isAfter(now);
        return isOver ? 0 : version;
    }

    Fact set(@Nullable Instant until, Instant at) {
        return new Fact(key, id, version + 1, false, until, createdAt, at);
    }

    Fact removed(Instant at) {
        return new Fact(key, id, version, true, expiresAt, createdAt, at);
    }
}
