package dev.throughline.local.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** One PostgreSQL server on this machine, with the suite's database, schemas and roles. Its data survives a restart. */
public final class EmbeddedDatabase implements AutoCloseable {

    public static final String NAME = "throughline";

    private static final long MEGABYTE = 1024 * 1024;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Map<String, String> LAPTOP = Map.of(
            "shared_buffers", sharedBuffers(),
            "max_connections", "100",
            "max_wal_size", "1GB",
            // the library starts the server with -F; what a person keeps here must outlive a power cut
            "fsync", "on",
            "timezone", "UTC");
    // UTF-8 whatever the machine's language, and without the operating system's locales, which differ
    private static final Map<String, String> LOCALE = Map.of(
            "locale-provider", "builtin",
            "builtin-locale", "C.UTF-8",
            "locale", "C");
    private static final String PASSWORDS_ONLY = """
            # Other users of this machine reach this port too, so nobody is trusted.
            local all all              scram-sha-256
            host  all all 127.0.0.1/32 scram-sha-256
            host  all all ::1/128      scram-sha-256
            """;

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server, and creates what is missing of database, schemas and roles.
     *
     * @param folder where the data lives; made when it is missing
     * @param port on 127.0.0.1
     * @param password of the services' roles and of the superuser
     */
    public static EmbeddedDatabase start(Path folder, int port, String password) throws IOException {
        EmbeddedPostgres server = server(folder, port, password);
        try {
            createRolesAndSchemas(server, password);
            requirePasswords(server, folder, password);
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

    /** Of the machine's memory a sixteenth, within bounds; taken page by page, as they are used. */
    private static String sharedBuffers() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(machine.getTotalMemorySize() / MEGABYTE / 16, 128, 1024) + "MB";
    }

    private static EmbeddedPostgres server(Path folder, int port, String password) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // the owner stops it after its clients
                .setPort(port)
                .setConnectConfig("password", password)
                .setPGStartupWait(START_TIMEOUT);
        LAPTOP.forEach(builder::setServerConfig);
        LOCALE.forEach(builder::setLocaleConfig);
        return builder.start();
    }

    private static void createRolesAndSchemas(EmbeddedPostgres server, String password) throws IOException, SQLException {
        try (var connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            if (!isThere(statement, "SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME);
            }
        }
        try (var connection = server.getDatabase("postgres", NAME).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false); // all of it or nothing, should someone pull the plug
            if (!isThere(statement, "SELECT FROM pg_namespace WHERE nspname = 'security'")) {
                statement.execute(script("roles.sql", password));
            }
            if (!isThere(statement, "SELECT FROM pg_roles WHERE rolname = 'throughline_audit_owner'")) {
                statement.execute(script("audit-owner.sql", password));
            }
            connection.commit();
        }
    }

    private static void requirePasswords(EmbeddedPostgres server, Path folder, String password)
            throws IOException, SQLException {
        Path rules = folder.resolve("pg_hba.conf");
        if (Files.readString(rules).equals(PASSWORDS_ONLY)) {
            return;
        }
        try (var connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD " + quoted(password));
            Files.writeString(rules, PASSWORDS_ONLY);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static boolean isThere(Statement statement, String query) throws SQLException {
        try (var found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The same scripts that containers and operators run with psql, where {@code password} is a variable. */
    private static String script(String name, String password) throws IOException {
        try (InputStream script = EmbeddedDatabase.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IOException(name + " is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).replace(":'password'", quoted(password));
        }
    }
}
