package dev.throughline.recall.freshness;

import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.topic.Position;

/**
 * One read that waits for a position: first until the worker has stored it, then until the messages of that transaction have
 * left the outbox, then until the index shows what was published by then.
 */
final class Wait {

    private final Position position;
    private @Nullable Long lastMessage;
    private @Nullable Map<Integer, Long> wanted;

    Wait(Position position) {
        this.position = position;
    }

    /** Takes a newer look at the pipeline; true once the read may go on. */
    boolean isOver(Pipeline pipeline, Predicate<Map<Integer, Long>> index) {
        if (lastMessage == null && pipeline.hasStored(position)) {
            lastMessage = pipeline.lastWritten();
        }
        if (wanted == null && lastMessage != null && pipeline.firstWaiting() > lastMessage) {
            wanted = pipeline.published();
        }
        return wanted != null && index.test(wanted);
    }
}
