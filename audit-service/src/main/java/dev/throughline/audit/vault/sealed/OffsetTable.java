package dev.throughline.audit.vault.sealed;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.TopicPartition;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** How far the topic was read. An offset never goes back: what was kept is not kept twice, so nobody needs to be fenced. */
@ApplicationScoped
class OffsetTable {

    private static final String READ = """
            SELECT partition, next_offset
            FROM vault_offset
            WHERE topic = $1
            LIMIT 10000
            """;
    private static final String STORE = """
            INSERT INTO vault_offset (topic, partition, next_offset)
            VALUES ($1, $2, $3)
            ON CONFLICT (topic, partition) DO UPDATE
            SET next_offset = greatest(vault_offset.next_offset, excluded.next_offset)
            """;

    private final Pool pool;

    OffsetTable(Pool pool) {
        this.pool = pool;
    }

    Uni<Map<TopicPartition, Long>> read(String topic, Collection<TopicPartition> wanted) {
        return pool.preparedQuery(READ).execute(Tuple.of(topic)).map(rows -> {
            var offsets = new HashMap<TopicPartition, Long>();
            rows.forEach(row -> offsets.put(new TopicPartition(topic, row.getInteger(0)), row.getLong(1)));
            offsets.keySet().retainAll(wanted);
            return offsets;
        });
    }

    Uni<Void> store(Map<TopicPartition, Long> next) {
        var rows = next.entrySet().stream()
                .map(entry -> Tuple.of(entry.getKey().topic(), entry.getKey().partition(), entry.getValue())).toList();
        return pool.preparedQuery(STORE).executeBatch(rows).replaceWithVoid();
    }
}
