package dev.throughline.common.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each poll brings is told by Kafka's own double: of a broker nobody can say how much it had when it answered. */
class GatheringReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final List<Duration> rests = new ArrayList<>();
    private Duration time = Duration.ZERO;
    private final GatheringReader reader = new GatheringReader(consumer, INTERVAL, rest -> rests.add(Duration.ofNanos(rest)),
            () -> time.toNanos());

    @BeforeEach
    void begin() {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        subscribe();
    }

    @Test
    void whatWasFetchedAheadAndWhatCameAfterItAreOneBatch() {
        polls(0, 1);
        reader.read(AT_ONCE);
        polls(1, 2);
        polls(2, 9);

        assertThat(offsets(reader.read(AT_ONCE))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void afterFewItRestsForFourTimesAsLongAsTheyTook() {
        polls(0, 1);
        reader.read(AT_ONCE);
        time = Duration.ofMillis(10);
        polls(1, 2);

        assertThat(offsets(reader.read(AT_ONCE))).containsExactly(1L);
        assertThat(rests).containsExactly(Duration.ofMillis(40));
    }

    @Test
    void batchesAreNoFurtherApartThanTheInterval() {
        polls(0, 1);
        reader.read(AT_ONCE);
        time = Duration.ofMillis(80);
        polls(1, 2);
        reader.read(AT_ONCE);
        time = Duration.ofMillis(180);

        reader.read(AT_ONCE);

        assertThat(rests).containsExactly(Duration.ofMillis(20));
    }

    @Test
    void theFirstAfterASilenceIsHandedOutAtOnce() {
        reader.read(AT_ONCE);
        time = Duration.ofMillis(30);
        polls(0, 1);

        assertThat(offsets(reader.read(AT_ONCE))).containsExactly(0L);
        assertThat(rests).isEmpty();
    }

    @Test
    void afterManyThereIsNoRest() {
        polls(0, GatheringReader.MANY);
        reader.read(AT_ONCE);
        time = Duration.ofMillis(30);
        polls(GatheringReader.MANY, GatheringReader.MANY + 1);

        assertThat(offsets(reader.read(AT_ONCE))).containsExactly((long) GatheringReader.MANY);
        assertThat(rests).isEmpty();
    }

    @Test
    void whatARebalanceHasReadAgainIsInABatchOnce() {
        polls(0, 1);
        reader.read(AT_ONCE);
        polls(1, 3);
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of());
            consumer.rebalance(List.of(PARTITION)); // which seeks
            add(1, 3);
        });

        assertThat(offsets(reader.read(AT_ONCE))).containsExactly(1L, 2L);
    }

    /** Goes on from the first offset that was not handled, as a loop does. */
    private void subscribe() {
        consumer.subscribe(List.of(PARTITION.topic()), new ConsumerRebalanceListener() {

            private long stored;

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                reader.forget(partitions);
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                reader.forget(partitions);
                partitions.forEach(partition -> consumer.seek(partition, stored++));
            }
        });
        consumer.rebalance(List.of(PARTITION));
    }

    /** The next poll that is not planned yet brings these. */
    private void polls(long from, long to) {
        consumer.schedulePollTask(() -> add(from, to));
    }

    private void add(long from, long to) {
        LongStream.range(from, to).mapToObj(offset -> new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset,
                "key", new byte[0])).forEach(consumer::addRecord);
    }

    private static List<Long> offsets(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().map(ConsumerRecord::offset).toList();
    }
}
