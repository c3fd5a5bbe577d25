package dev.throughline.audit.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.TopicPartition;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import dev.throughline.audit.log.Statements;
import dev.throughline.common.consume.PartitionLost;

/** The table {@code audit_consumer_offset}: how far each partition is done, moved in the transaction that holds the work. */
@ApplicationScoped
class OffsetStore {

    private static final String OPEN = """
            INSERT INTO audit_consumer_offset (topic, partition, next_offset)
            SELECT topic, partition, 0
            FROM unnest($1::text[], $2::integer[]) AS assigned (topic, partition)
            ORDER BY topic, partition
            ON CONFLICT DO NOTHING
            """;

    private static final String READ = """
            SELECT o.topic, o.partition, o.next_offset
            FROM audit_consumer_offset o
            JOIN unnest($1::text[], $2::integer[]) AS assigned (topic, partition)
              ON o.topic = assigned.topic AND o.partition = assigned.partition
            """;

    private static final String ADVANCE = """
            UPDATE audit_consumer_offset o
            SET next_offset = step.next
            FROM unnest($1::text[], $2::integer[], $3::bigint[], $4::bigint[]) AS step (topic, partition, expected, next)
            WHERE o.topic = step.topic AND o.partition = step.partition AND o.next_offset = step.expected
            RETURNING o.partition
            """;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Pool pool;

    OffsetStore(Pool pool) {
        this.pool = pool;
    }

    /** The stored offsets of these partitions; 0 for one that nobody has read yet. Blocks. */
    Map<TopicPartition, Long> read(Collection<TopicPartition> assigned) {
        List<TopicPartition> partitions = List.copyOf(assigned);
        return pool.withConnection(connection -> {
            Statements statements = Statements.of(connection);
            return statements.run(OPEN, topics(partitions), numbers(partitions))
                    .chain(() -> statements.run(READ, topics(partitions), numbers(partitions)));
        }).map(OffsetStore::offsets).await().atMost(TIMEOUT);
    }

    /** Moves partitions; fails with {@link PartitionLost} when one is not where it is expected. */
    Uni<Void> advance(Statements statements, Map<TopicPartition, Long> expected, Map<TopicPartition, Long> next) {
        List<TopicPartition> partitions = List.copyOf(next.keySet());
        return statements.run(ADVANCE, topics(partitions), numbers(partitions),
                partitions.stream().map(partition -> expected.getOrDefault(partition, 0L)).toArray(Long[]::new),
                partitions.stream().map(next::get).toArray(Long[]::new))
                .invoke(moved -> {
                    if (moved.size() != partitions.size()) {
                        throw new PartitionLost((partitions.size() - moved.size()) + " of " + partitions.size()
                                + " partitions are not where they were");
                    }
                })
                .replaceWithVoid();
    }

    private static Map<TopicPartition, Long> offsets(List<Object[]> rows) {
        var offsets = new HashMap<TopicPartition, Long>();
        rows.forEach(row -> offsets.put(new TopicPartition((String) row[0], (Integer) row[1]), (Long) row[2]));
        return offsets;
    }

    private static String[] topics(List<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).toArray(String[]::new);
    }

    private static Integer[] numbers(List<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new);
    }
}
