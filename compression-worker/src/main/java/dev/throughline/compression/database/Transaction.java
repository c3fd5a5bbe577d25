package dev.throughline.compression.database;

import java.time.Duration;

import io.quarkus.logging.Log;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Statements that are stored together or not at all, one after the other on one connection. */
public final class Transaction implements AutoCloseable {

    private final SqlConnection connection;
    private final io.vertx.mutiny.sqlclient.Transaction transaction;
    private final Duration timeout;
    private boolean isCommitted;

    Transaction(SqlConnection connection, io.vertx.mutiny.sqlclient.Transaction transaction, Duration timeout) {
        this.connection = connection;
        this.transaction = transaction;
        this.timeout = timeout;
    }

    /** Has the messages that this transaction writes belong to a trace. */
    public void trace(String traceparent) {
        run("SELECT set_config('throughline.traceparent', $1, true)", Tuple.of(traceparent));
    }

    /** Runs one statement and waits for its rows. */
    public RowSet<Row> run(String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).await().atMost(timeout);
    }

    /** Runs a statement that takes no parameters, which may be one that cannot be prepared. */
    public void run(String sql) {
        connection.query(sql).execute().await().atMost(timeout);
    }

    /** Takes a lock that ends with the transaction; false when another holds it. */
    public boolean tryLock(AdvisoryLock lock) {
        return run("SELECT pg_try_advisory_xact_lock($1)", Tuple.of(lock.key())).iterator().next().getBoolean(0);
    }

    public void commit() {
        transaction.commit().await().atMost(timeout);
        isCommitted = true;
    }

    @Override
    public void close() {
        try {
            if (!isCommitted) {
                transaction.rollback().await().atMost(timeout);
            }
        } catch (RuntimeException e) {
            // the failure that led here is on its way already; PostgreSQL rolls back what it no longer hears of
            Log.debugf("A transaction could not be rolled back cause=%s", e.getClass().getName());
        } finally {
            connection.closeAndForget();
        }
    }
}
