package dev.throughline.compression;

import java.sql.SQLException;

import dev.throughline.testing.Infrastructure;

/** Workers that wait for a lock which a test holds. */
final class WaitingWorkers {

    private static final String KILL = """
            SELECT count(pg_terminate_backend(pid))
            FROM pg_stat_activity
            WHERE usename = 'throughline_worker' AND wait_event_type = 'Lock'
            """;

    private WaitingWorkers() {
    }

    /** Ends their connections, as if they died; returns how many there were. */
    static int kill() throws SQLException {
        try (var connection = Infrastructure.shared().database().superuser();
                var statement = connection.createStatement();
                var killed = statement.executeQuery(KILL)) {
            killed.next();
            return killed.getInt(1);
        }
    }
}
