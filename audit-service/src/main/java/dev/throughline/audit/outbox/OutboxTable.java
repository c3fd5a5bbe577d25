package dev.throughline.audit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.outbox.Outbox;
import dev.throughline.common.outbox.OutboxMessage;

/** The table {@code outbox}: written under a tenant, read by the relay alone. */
@ApplicationScoped
class OutboxTable implements Outbox {

    private static final String ADD = """
            INSERT INTO outbox (tenant_id, aggregatetype, aggregateid, type, payload)
            VALUES (current_tenant(), :topic, :key, :type, CAST(CAST(:payload AS text) AS jsonb))
            """;

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(7301101)";

    private static final String OLDEST = """
            SELECT sequence, aggregatetype, aggregateid, payload::text AS payload
            FROM outbox
            ORDER BY sequence
            LIMIT $1
            """;

    private static final String DELETE = """
            DELETE FROM outbox
            WHERE sequence = ANY($1::bigint[])
            """;

    private static final String PENDING = """
            SELECT count(*)
            FROM (SELECT FROM outbox LIMIT 100000) AS waiting
            """;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Pool pool;

    OutboxTable(Pool pool) {
        this.pool = pool;
    }

    /** @param payload JSON; absent for a tombstone */
    Uni<Void> add(String topic, String key, @Nullable String payload) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("topic", topic)
                        .setParameter("key", key)
                        .setParameter("type", payload == null ? "expired" : "announced")
                        .setParameter("payload", payload)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public int relay(int most, Publication publication) throws InterruptedException, ExecutionException, TimeoutException {
        SqlConnection connection = pool.getConnection().await().atMost(TIMEOUT);
        try {
            var transaction = connection.begin().await().atMost(TIMEOUT);
            List<OutboxMessage> messages = isLocked(connection) ? oldest(connection, most) : List.of();
            if (!messages.isEmpty()) {
                publication.publish(messages);
                delete(connection, messages);
            }
            transaction.commit().await().atMost(TIMEOUT);
            return messages.size();
        } finally {
            connection.closeAndForget(); // which rolls back what was not committed
        }
    }

    @Override
    public long pending() {
        return pool.query(PENDING).execute().await().atMost(TIMEOUT).iterator().next().getLong(0);
    }

    private static boolean isLocked(SqlConnection connection) {
        return connection.query(LOCK).execute().await().atMost(TIMEOUT).iterator().next().getBoolean(0);
    }

    private static List<OutboxMessage> oldest(SqlConnection connection, int most) {
        var messages = new ArrayList<OutboxMessage>();
        connection.preparedQuery(OLDEST).execute(Tuple.of(most)).await().atMost(TIMEOUT)
                .forEach(row -> messages.add(new OutboxMessage(row.getLong("sequence"), row.getString("aggregatetype"),
                        row.getString("aggregateid"), row.getString("payload"), null)));
        return messages;
    }

    private static void delete(SqlConnection connection, List<OutboxMessage> messages) {
        Long[] sequences = messages.stream().map(OutboxMessage::sequence).toArray(Long[]::new);
        connection.preparedQuery(DELETE).execute(Tuple.of(sequences)).await().atMost(TIMEOUT);
    }
}
