package dev.throughline.compression.rescan;

import java.util.List;
import java.util.Objects;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Transaction;

/** Waits for whoever writes what comes of a session, and then keeps others from it. */
@Singleton
class SessionLock {

    private static final String LOCK = """
            SELECT s.id
            FROM session s
            WHERE s.tenant_id = $1 AND s.id = ANY($2::text[])
            ORDER BY s.id
            FOR UPDATE OF s
            """;

    /** Until the end of the transaction; in the order in which intake locks sessions. */
    void take(Transaction transaction, String tenantId, List<StoredRow> rows) {
        String[] ids = rows.stream().map(row -> row.owner().sessionId()).filter(Objects::nonNull).distinct().sorted()
                .toArray(String[]::new);
        if (ids.length > 0) {
            transaction.run(LOCK, Tuple.of(tenantId, ids));
        }
    }
}
