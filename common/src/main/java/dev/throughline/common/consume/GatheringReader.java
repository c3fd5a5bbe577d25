package dev.throughline.common.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Reads what has come since the last time as one batch, rather than record by record: most of a batch's cost is the same for
 * one record and for twenty. The first record after a silence is handed out at once.
 *
 * <p>
 * A consumer fetches ahead while a batch is handled, and the broker answers as soon as it has a single record. So its next
 * poll hands out what came first after the last one, and leaves all that came later to the poll after it: half of a busy
 * reader's batches would be tiny and all of them a batch late. Therefore a second poll follows, which brings the rest.
 *
 * <p>
 * For one thread.
 */
public final class GatheringReader {

    /** So many at once are worth a batch, whenever they come: more lie in wait, and nothing is gained by waiting. */
    static final int MANY = 100;

    /** For the broker's answer to a fetch. Where there is nothing more this is waited in vain. */
    private static final Duration BRIEFLY = Duration.ofMillis(10);

    private final Consumer<String, byte[]> consumer;
    private final Duration interval;
    private final Pause pause;
    private final LongSupplier nanoTime;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private int lastRead;
    private long handedOut;

    /** Lets time pass. */
    interface Pause {
        void nanoseconds(long duration) throws InterruptedException;
    }

    /**
     * @param consumer belongs to the caller, who assigns, seeks, wakes and closes it
     * @param interval the longest rest after few records, from one batch to the next; else it is four times as long as they
     *        took: a busy machine has more in a batch, and an idle one is hardly waited for
     */
    public GatheringReader(Consumer<String, byte[]> consumer, Duration interval) {
        this(consumer, interval, TimeUnit.NANOSECONDS::sleep, System::nanoTime);
    }

    GatheringReader(Consumer<String, byte[]> consumer, Duration interval, Pause pause, LongSupplier nanoTime) {
        this.consumer = consumer;
        this.interval = interval;
        this.pause = pause;
        this.nanoTime = nanoTime;
    }

    /**
     * Waits for records, at most this long and the interval.
     *
     * @return those of a partition in its order; none when none came. At the most what a poll hands out and fewer than
     *         {@link #MANY}
     */
    public List<ConsumerRecord<String, byte[]>> read(Duration longest) {
        records.clear();
        if (isFew(lastRead)) {
            rest();
            poll(Duration.ZERO);
            if (isFew(records.size())) {
                poll(BRIEFLY);
            }
        }
        if (records.isEmpty()) {
            poll(longest);
        }
        lastRead = records.size();
        handedOut = nanoTime.getAsLong();
        return List.copyOf(records);
    }

    /**
     * Leaves out what a read at hand has of these partitions, as they are read again from elsewhere, here or by another
     * consumer. For a rebalance, which happens inside of a poll.
     */
    public void forget(Collection<TopicPartition> partitions) {
        var forgotten = Set.copyOf(partitions);
        records.removeIf(record -> forgotten.contains(new TopicPartition(record.topic(), record.partition())));
    }

    private static boolean isFew(int read) {
        return 0 < read && read < MANY;
    }

    private void poll(Duration longest) {
        var polled = consumer.poll(longest); // first of all: a rebalance in it calls forget
        polled.forEach(records::add);
    }

    private void rest() {
        long took = nanoTime.getAsLong() - handedOut;
        long rest = Math.min(4 * took, interval.toNanos() - took);
        try {
            if (rest > 0) {
                pause.nanoseconds(rest);
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
