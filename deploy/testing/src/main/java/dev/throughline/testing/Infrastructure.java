package dev.throughline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import dev.throughline.local.infrastructure.EmbeddedDatabase;
import dev.throughline.local.infrastructure.EmbeddedKafka;

/** A PostgreSQL and a Kafka for the tests of one module: started at the first use, ended with the JVM. */
public final class Infrastructure {

    public static final String PASSWORD = "test-only";

    /** Else a statement that is asked often is answered in binary, and a number looks otherwise than at first. */
    private static final String ALWAYS_AS_TEXT = "prepareThreshold=0";

    private final EmbeddedDatabase database;
    private final EmbeddedKafka kafka;
    private final Path folder;
    private @Nullable Connection connection;

    private Infrastructure(EmbeddedDatabase database, EmbeddedKafka kafka, Path folder) {
        this.database = database;
        this.kafka = kafka;
        this.folder = folder;
    }

    public static Infrastructure shared() {
        return Shared.INSTANCE;
    }

    public EmbeddedDatabase database() {
        return database;
    }

    /**
     * A superuser's connection: to open one takes longer than most statements. It is shared, so nobody closes it, begins a
     * transaction or becomes another role on it.
     */
    public synchronized Connection connection() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + database.port() + "/throughline?" + ALWAYS_AS_TEXT, "postgres", PASSWORD);
        }
        return connection;
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    /** Where PostgreSQL ({@code postgres/}) and Kafka ({@code kafka/}) keep their files, for tests that search them. */
    public Path folder() {
        return folder;
    }

    /** A port on 127.0.0.1 that was free a moment ago. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Infrastructure start() {
        try {
            Path folder = Files.createTempDirectory("throughline-test");
            var database = EmbeddedDatabase.start(folder.resolve("postgres"), freePort(), PASSWORD);
            var kafka = EmbeddedKafka.start(folder.resolve("kafka"), freePort(), freePort());
            var infrastructure = new Infrastructure(database, kafka, folder);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(infrastructure::stop));
            return infrastructure;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL and Kafka cannot be started for the tests", e);
        }
    }

    private void stop() {
        try (database; kafka) {
            kafka.close();
            deleteFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteFolder() throws IOException {
        database.close();
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** A class of its own, so that whoever only wants a free port starts nothing. */
    private static final class Shared {

        private static final Infrastructure INSTANCE = start();
    }
}
