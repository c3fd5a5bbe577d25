package dev.throughline.benchmark.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import dev.throughline.benchmark.stack.StackFolder;
import dev.throughline.common.topic.Lane;

/** The tables that the worker writes. */
final class WorkerTables implements AutoCloseable {

    private static final String COLUMNS = """
            session_id, event_id, event_month, sequence, type, custom_type, source, agent_id, content_key, occurred_at, received_at,
              is_private, data
            """;
    private static final String READ_ROWS = """
            COPY (
              SELECT tenant_id || '-copy', %s
              FROM memory.session_event
              WHERE tenant_id = '%s') TO STDOUT
            """;
    private static final String COPY_ROWS = """
            COPY memory.session_event (tenant_id, %s) FROM STDIN
            """.formatted(COLUMNS);
    private static final String DELETE_COPIES = """
            DELETE FROM memory.session_event WHERE tenant_id LIKE '%-copy'
            """;
    private static final String HOLD = """
            SELECT next_offset
            FROM memory.consumer_offset
            WHERE topic = ?
            FOR UPDATE
            """;
    private static final String DONE = """
            SELECT coalesce(sum(next_offset), 0)
            FROM memory.consumer_offset
            WHERE topic = ?
            """;
    private static final List<String> TABLES = List.of("session_event", "session", "session_turn", "memory", "session_metric",
            "session_usage", "session_file", "session_error", "session_goal", "session_agent");
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Connection holder;
    private final Connection connection;
    private final CopyManager copies;

    private WorkerTables(Connection holder, Connection connection) throws SQLException {
        this.holder = holder;
        this.connection = connection;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    static WorkerTables of(StackFolder stack) throws SQLException, IOException {
        var holder = stack.database();
        holder.setAutoCommit(false);
        return new WorkerTables(holder, stack.database());
    }

    /** Lets the worker wait before its next batch, as it would for another one that has its partitions. */
    void hold() throws SQLException {
        try (var statement = holder.prepareStatement(HOLD)) {
            statement.setString(1, Lane.LIVE.topic());
            statement.executeQuery().close();
        }
    }

    void release() throws SQLException {
        holder.commit();
    }

    /** How many records are done. */
    long done() throws SQLException {
        try (var statement = connection.prepareStatement(DONE)) {
            statement.setString(1, Lane.LIVE.topic());
            return number(statement);
        }
    }

    void awaitDone(long records) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (done() < records) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The worker has not come so far in " + PATIENCE);
            }
            Thread.sleep(POLL);
        }
    }

    /** The event rows of a tenant, as lines that {@link #copy} writes for another one. */
    byte[] rows(String tenant) throws SQLException, IOException {
        var lines = new ByteArrayOutputStream();
        copies.copyOut(READ_ROWS.formatted(COLUMNS, tenant), lines);
        return lines.toByteArray();
    }

    long copy(byte[] rows) throws SQLException, IOException {
        return copies.copyIn(COPY_ROWS, new ByteArrayInputStream(rows), 64 * 1024);
    }

    /** So that what is measured next finds the store as large as it was; PostgreSQL's own upkeep does not fall into it. */
    void deleteCopies() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(DELETE_COPIES);
            statement.execute("VACUUM (ANALYZE)");
            statement.execute("CHECKPOINT");
        }
    }

    /** How many rows of a tenant stand in each table. */
    Map<String, Long> counts(String tenant) throws SQLException {
        var counts = new LinkedHashMap<String, Long>();
        for (String table : TABLES) {
            try (var statement = connection
                    .prepareStatement("SELECT count(*) FROM memory." + table + " WHERE tenant_id = ?")) {
                statement.setString(1, tenant);
                counts.put(table, number(statement));
            }
        }
        return counts;
    }

    @Override
    public void close() throws SQLException {
        holder.close();
        connection.close();
    }

    private static long number(java.sql.PreparedStatement statement) throws SQLException {
        try (var found = statement.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }
}
