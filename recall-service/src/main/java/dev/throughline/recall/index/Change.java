package dev.throughline.recall.index;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.Memory;

/**
 * The latest that the log says of a memory.
 *
 * @param id the memory
 * @param memory what it is now, or absent when it is gone
 */
record Change(UUID id, @Nullable Memory memory) {

    static Change of(Memory memory, Instant now) {
        boolean isGone = memory.supersededBy() != null
                || memory.expiresAt() != null && memory.expiresAt().isBefore(now);
        return new Change(memory.id(), isGone ? null : memory);
    }

    static Change gone(UUID id) {
        return new Change(id, null);
    }
}
