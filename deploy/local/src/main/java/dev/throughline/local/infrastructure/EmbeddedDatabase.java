package dev.throughline.local.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** One PostgreSQL server on this machine, with the suite's database, schemas and roles. Its data survives a restart. */
public final class EmbeddedDatabase implements AutoCloseable {

    public static final String NAME = "throughline";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Map<String, String> LAPTOP = Map.of(
            "shared_buffers", "128MB",
            "max_connections", "100",
            "max_wal_size", "1GB",
            "timezone", "UTC");

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server, and creates what is missing of database, schemas and roles.
     *
     * @param folder where the data lives; made when it is missing
     * @param port on 127.0.0.1
     * @param password of the three service roles
     */
    public static EmbeddedDatabase start(Path folder, int port, String password) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(START_TIMEOUT);
        LAPTOP.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        try {
            createRolesAndSchemas(server, password);
            return new EmbeddedDatabase(server);
        } catch (IOException | SQLException e) {
            server.close();
            throw new IOException("PostgreSQL started but does not take its roles", e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** A superuser's connection to the suite's database, for tests and repairs. */
    public Connection superuser() throws SQLException {
        return server.getDatabase("postgres", NAME).getConnection();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void createRolesAndSchemas(EmbeddedPostgres server, String password) throws IOException, SQLException {
        try (var connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + NAME);
        }
        try (var connection = server.getDatabase("postgres", NAME).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(script().replace(":'password'", "'" + password.replace("'", "''") + "'"));
        }
    }

    /** The same script that containers and operators run with psql, where {@code password} is a variable. */
    private static String script() throws IOException {
        try (InputStream script = EmbeddedDatabase.class.getResourceAsStream("roles.sql")) {
            if (script == null) {
                throw new IOException("roles.sql is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
