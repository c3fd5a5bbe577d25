package dev.throughline.recall.live;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import io.quarkus.logging.Log;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.recall.live.FeedTopic.Partition;
import dev.throughline.recall.live.StoredEventQueries.Key;

/**
 * Turns records into messages. An event is told once the worker has stored it: only then it is decided who may see it, and
 * whoever is told can read it. For one thread, but for {@link #waiting}.
 */
final class Intake {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_WAITING = 2_000;

    private final Hub hub;
    private final Messages messages;
    private final StoredEventQueries stored;
    private final LiveMetrics metrics;
    private final Clock clock;
    private final Queue<Arrived> arrived = new ArrayDeque<>();
    private volatile int waiting;

    Intake(Hub hub, Messages messages, StoredEventQueries stored, LiveMetrics metrics, Clock clock) {
        this.hub = hub;
        this.messages = messages;
        this.stored = stored;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Forgets what waits; it will be read again. */
    void clear() {
        arrived.clear();
        waiting = 0;
    }

    void take(ConsumerRecord<String, byte[]> record) {
        Partition partition = FeedLog.partition(new TopicPartition(record.topic(), record.partition()));
        try {
            switch (partition.topic()) {
                case EVENTS ->
                    arrived.add(Arrived.of(partition, record.offset(), Json.read(record.value(), SessionEvent.class)));
                case MEMORIES -> tell(partition, record.offset(), messages.ofMemory(partition, record));
                case RECALLS -> tell(partition, record.offset(), messages.ofRecall(partition, record));
            }
        } catch (IOException | RuntimeException e) {
            Log.warnf("A record cannot be read and is not told topic=%s partition=%d offset=%d cause=%s", record.topic(),
                    record.partition(), record.offset(), e.getClass().getName());
            skip(partition, record.offset());
        }
        waiting = arrived.size();
    }

    /** Events that wait to be stored. */
    int waiting() {
        return waiting;
    }

    boolean isFull() {
        return waiting >= MOST_WAITING;
    }

    /**
     * Tells of the events that the worker has stored.
     *
     * @return whether there may be more of them
     * @throws RuntimeException when the database cannot be asked; they wait on
     */
    boolean settle() {
        if (arrived.isEmpty()) {
            return false;
        }
        var next = stored.nextOffsets().await().atMost(TIMEOUT);
        List<Arrived> settled = arrived.stream().filter(each -> isStored(each, next)).limit(MOST_AT_ONCE).toList();
        if (settled.isEmpty()) {
            return false;
        }
        var events = settled.stream().map(Arrived::event).filter(Objects::nonNull).toList();
        Map<Key, StoredEvent> found = events.isEmpty() ? Map.of() : stored.find(events).await().atMost(TIMEOUT);
        settled.forEach(each -> tell(each, found));
        Set<Arrived> told = Collections.newSetFromMap(new IdentityHashMap<>());
        told.addAll(settled);
        arrived.removeIf(told::contains);
        waiting = arrived.size();
        return true;
    }

    private static boolean isStored(Arrived each, Map<Integer, Long> next) {
        return next.getOrDefault(each.partition().number(), 0L) > each.offset();
    }

    private void tell(Arrived each, Map<Key, StoredEvent> found) {
        SessionEvent event = each.event();
        StoredEvent known = event == null ? null : found.get(Key.of(event));
        tell(each.partition(), each.offset(), messages.of(each, known));
        if (event != null && hub.isReady()) { // what is read at the start is old
            metrics.delayed(Duration.between(event.receivedAt(), clock.instant()));
        }
    }

    private void tell(Partition partition, long offset, Optional<LiveMessage> message) {
        message.ifPresentOrElse(hub::publish, () -> hub.pass(partition, offset));
    }

    /** In its order: nothing is passed before what lies ahead of it. */
    private void skip(Partition partition, long offset) {
        if (partition.topic() == FeedTopic.EVENTS) {
            arrived.add(new Arrived(partition, offset, null));
        } else {
            hub.pass(partition, offset);
        }
    }
}
