package dev.throughline.recall.live;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.recall.live.FeedTopic.Partition;

/**
 * An accepted event that waits until the worker has stored it.
 *
 * @param event without its data, which is read as it was stored; absent when the record cannot be read
 */
record Arrived(Partition partition, long offset, @Nullable SessionEvent event) {

    static Arrived of(Partition partition, long offset, SessionEvent event) {
        return new Arrived(partition, offset, new SessionEvent(event.tenantId(), event.sessionId(), event.id(),
                event.ownerId(), null, event.type(), event.customType(), event.occurredAt(), event.receivedAt(),
                event.source(), event.tool(), event.machine(), event.branch(), event.agentId(), event.isPrivate(), null, 0,
                JsonNodeFactory.instance.objectNode()));
    }
}
