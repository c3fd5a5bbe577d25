package dev.throughline.compression.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.TopicPartition;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.outbox.Outbox;
import dev.throughline.common.outbox.OutboxMessage;
import dev.throughline.common.topic.Topics;
import dev.throughline.compression.database.AdvisoryLock;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;

/** The relay's side of the tables {@code outbox} and {@code outbox_reach}. The messages are written with their rows. */
@ApplicationScoped
class OutboxStore implements Outbox {

    private static final String OLDEST = """
            SELECT sequence, aggregatetype, aggregateid, payload::text AS payload, traceparent
            FROM outbox
            ORDER BY sequence
            LIMIT $1
            """;

    private static final String DELETE = """
            DELETE FROM outbox
            WHERE sequence = ANY($1::bigint[])
            """;

    private static final String REACH = """
            INSERT INTO outbox_reach (partition, last_offset)
            SELECT partition, last_offset
            FROM unnest($1::integer[], $2::bigint[]) AS reached (partition, last_offset)
            ON CONFLICT (partition) DO UPDATE
            SET last_offset = excluded.last_offset
            """;

    private static final String PENDING = """
            SELECT count(*) AS pending
            FROM (SELECT FROM outbox LIMIT 100000) AS waiting
            """;

    private final Database database;

    OutboxStore(Database database) {
        this.database = database;
    }

    @Override
    public int relay(int most, Publication publication) throws InterruptedException, ExecutionException, TimeoutException {
        try (var transaction = database.begin()) {
            if (!transaction.tryLock(AdvisoryLock.RELAY_OUTBOX)) {
                return 0;
            }
            List<OutboxMessage> messages = oldest(transaction, most);
            if (!messages.isEmpty()) {
                published(transaction, messages, publication.publish(messages));
                transaction.commit();
            }
            return messages.size();
        }
    }

    @Override
    public long pending() {
        return database.run(PENDING, Tuple.tuple()).iterator().next().getLong("pending");
    }

    private static List<OutboxMessage> oldest(Transaction transaction, int most) {
        var messages = new ArrayList<OutboxMessage>();
        transaction.run(OLDEST, Tuple.of(most)).forEach(row -> messages.add(new OutboxMessage(row.getLong("sequence"),
                topic(row.getString("aggregatetype")), row.getString("aggregateid"), row.getString("payload"),
                row.getString("traceparent"))));
        return messages;
    }

    private static String topic(String aggregateType) {
        return switch (aggregateType) {
            case "memory" -> Topics.MEMORY_CHANGED;
            case "decision" -> Topics.CHANGE_DECIDED;
            default -> throw new IllegalStateException("No topic is for messages about a " + aggregateType);
        };
    }

    /** Removes messages that Kafka has, and notes the offsets up to which it has memories: reads wait for these alone. */
    private static void published(Transaction transaction, List<OutboxMessage> messages,
            Map<TopicPartition, Long> lastOffsets) {
        transaction.run(DELETE, Columns.of(messages).bigint(OutboxMessage::sequence).tuple());
        var memories = lastOffsets.entrySet().stream()
                .filter(reached -> reached.getKey().topic().equals(Topics.MEMORY_CHANGED)).toList();
        transaction.run(REACH, Columns.of(memories)
                .integer(reached -> reached.getKey().partition())
                .bigint(Map.Entry::getValue)
                .tuple());
    }
}
