package dev.throughline.common.consume;

import java.util.Collection;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

/** Does the work of a consumer and keeps its progress: the loop commits nothing to Kafka. */
public interface BatchHandler {

    /** Where to go on from, for partitions that were just assigned. One that is missing starts at its beginning. */
    Map<TopicPartition, Long> positions(Collection<TopicPartition> assigned);

    /**
     * Handles a batch and stores {@link Batch#next()} in the same transaction. An exception that {@link #isOutage} knows
     * is a retry without limit; any other is tried a few times, then the record at fault is found and dead-lettered.
     *
     * @throws PartitionLost when another consumer has moved on in one of the partitions: nothing was stored
     */
    Outcome handle(Batch batch);

    /** Whether this failure means that something outside is down. */
    boolean isOutage(Throwable failure);
}
