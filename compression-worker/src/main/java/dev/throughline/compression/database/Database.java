package dev.throughline.compression.database;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** The worker's door to PostgreSQL. Every call waits for its answer, so none may be made on an event loop. */
@ApplicationScoped
public class Database {

    private final Pool pool;
    private final DatabaseConfig config;

    Database(Pool pool, DatabaseConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Begins a transaction, which rolls back when it is closed before its commit. */
    public Transaction begin() {
        var connection = pool.getConnection().await().atMost(config.timeout());
        try {
            return new Transaction(connection, connection.begin().await().atMost(config.timeout()), config.timeout());
        } catch (RuntimeException e) {
            connection.closeAndForget();
            throw e;
        }
    }

    /** One statement by itself. */
    public RowSet<Row> run(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).await().atMost(config.timeout());
    }
}
