package dev.throughline.recall.dashboard.memory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event from which a memory was made.
 *
 * @param turn in which it happened, absent when that is not known
 */
public record Origin(long sequence, String type, Instant occurredAt, String summary, @Nullable Integer turn) {

    public String name() {
        return type.replace('_', ' ');
    }
}
