package dev.throughline.compression.offset;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.TopicPartition;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.consume.PartitionLost;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;

/** The table {@code consumer_offset}: how far each partition is done, moved in the transaction that holds the work. */
@ApplicationScoped
public class OffsetStore {

    /** From where to where a batch moves a partition. */
    record Step(TopicPartition partition, long expected, long next) {
    }

    private static final String OPEN = """
            INSERT INTO consumer_offset (topic, partition, next_offset)
            SELECT topic, partition, 0
            FROM unnest($1::text[], $2::integer[]) AS assigned (topic, partition)
            ORDER BY topic, partition
            ON CONFLICT DO NOTHING
            """;

    private static final String READ = """
            SELECT o.topic, o.partition, o.next_offset
            FROM consumer_offset o
            JOIN unnest($1::text[], $2::integer[]) AS assigned (topic, partition)
              ON o.topic = assigned.topic AND o.partition = assigned.partition
            """;

    private static final String ADVANCE = """
            UPDATE consumer_offset o
            SET next_offset = step.next
            FROM unnest($1::text[], $2::integer[], $3::bigint[], $4::bigint[]) AS step (topic, partition, expected, next)
            WHERE o.topic = step.topic AND o.partition = step.partition AND o.next_offset = step.expected
            """;

    private final Database database;

    OffsetStore(Database database) {
        this.database = database;
    }

    /** A fence for one loop. */
    public OffsetFence fence() {
        return new OffsetFence(this);
    }

    /** The stored offsets of these partitions; 0 for one that nobody has read yet. */
    Map<TopicPartition, Long> read(Collection<TopicPartition> partitions) {
        database.run(OPEN, columns(partitions));
        var offsets = new HashMap<TopicPartition, Long>();
        database.run(READ, columns(partitions)).forEach(row -> offsets.put(
                new TopicPartition(row.getString("topic"), row.getInteger("partition")), row.getLong("next_offset")));
        return offsets;
    }

    /** @throws PartitionLost when a partition is not where it is expected */
    void advance(Transaction transaction, List<Step> steps) {
        int moved = transaction.run(ADVANCE, Columns.of(steps)
                .text(step -> step.partition().topic()).integer(step -> step.partition().partition())
                .bigint(Step::expected).bigint(Step::next).tuple()).rowCount();
        if (moved != steps.size()) {
            throw new PartitionLost((steps.size() - moved) + " of " + steps.size() + " partitions are not where they were");
        }
    }

    private static Tuple columns(Collection<TopicPartition> partitions) {
        return Columns.of(List.copyOf(partitions)).text(TopicPartition::topic).integer(TopicPartition::partition).tuple();
    }
}
