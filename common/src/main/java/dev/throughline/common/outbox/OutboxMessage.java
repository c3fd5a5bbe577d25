package dev.throughline.common.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A row of an outbox.
 *
 * @param sequence the order in which messages leave
 * @param topic where it goes
 * @param key the record's key
 * @param payload JSON; absent for a tombstone
 * @param traceparent the trace in which it was written, where somebody records it
 */
public record OutboxMessage(long sequence, String topic, String key, @Nullable String payload,
        @Nullable String traceparent) {
}
