package dev.throughline.recall.freshness;

import java.util.Map;

import dev.throughline.common.topic.Position;

/**
 * How far events have come on their way to the index, as the database sees it at one moment.
 *
 * @param next for each topic and partition, the offset that the worker goes on from
 * @param lastWritten the newest message that was ever put into the outbox and still lies there, 0 when it is empty
 * @param firstWaiting the oldest message that lies in the outbox, {@link Long#MAX_VALUE} when it is empty
 * @param published for each partition of {@code memory.changed.v1}, the last offset that the relay was acknowledged
 */
record Pipeline(Map<Slot, Long> next, long lastWritten, long firstWaiting, Map<Integer, Long> published) {

    /** A partition of a topic. */
    record Slot(String topic, int partition) {
    }

    Pipeline {
        next = Map.copyOf(next);
        published = Map.copyOf(published);
    }

    /** Whether the worker has stored what lies at the position. */
    boolean hasStored(Position position) {
        return position.points().stream().allMatch(point -> next
                .getOrDefault(new Slot(point.lane().topic(), point.partition()), 0L) > point.offset());
    }
}
