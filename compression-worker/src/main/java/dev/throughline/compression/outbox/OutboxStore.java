package dev.throughline.compression.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;

/** The relay's side of the tables {@code outbox} and {@code outbox_reach}. The messages are written with their rows. */
@ApplicationScoped
class OutboxStore {

    /** @param payload JSON; absent when the memory is gone */
    record Message(long sequence, String key, @Nullable String payload) {
    }

    private static final String OLDEST = """
            SELECT sequence, aggregateid, payload::text AS payload
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

    List<Message> oldest(Transaction transaction, int most) {
        var messages = new ArrayList<Message>(most);
        transaction.run(OLDEST, Tuple.of(most)).forEach(row -> messages.add(
                new Message(row.getLong("sequence"), row.getString("aggregateid"), row.getString("payload"))));
        return messages;
    }

    /** Removes messages that Kafka has, and notes the offsets up to which it has them. */
    void published(Transaction transaction, List<Message> messages, Map<Integer, Long> lastOffsets) {
        transaction.run(DELETE, Columns.of(messages).bigint(Message::sequence).tuple());
        Collection<Map.Entry<Integer, Long>> reached = lastOffsets.entrySet();
        transaction.run(REACH, Columns.of(List.copyOf(reached)).integer(Map.Entry::getKey).bigint(Map.Entry::getValue).tuple());
    }

    /** How many messages wait, counted up to 100,000. */
    long pending() {
        return database.run(PENDING, Tuple.tuple()).iterator().next().getLong("pending");
    }
}
