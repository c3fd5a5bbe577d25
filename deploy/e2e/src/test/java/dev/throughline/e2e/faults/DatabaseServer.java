package dev.throughline.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.throughline.local.infrastructure.EmbeddedDatabase;
import dev.throughline.testing.Infrastructure;

/** PostgreSQL, always at the same port and with the same data. */
final class DatabaseServer {

    private final Path folder;
    private final int port = Infrastructure.freePort();
    private EmbeddedDatabase server;

    private DatabaseServer(Path folder) {
        this.folder = folder;
        this.server = server();
    }

    static DatabaseServer start(Path folder) {
        return new DatabaseServer(folder);
    }

    int port() {
        return port;
    }

    /** As {@code kill -9} of every process that it has. */
    void kill() {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
        stop();
    }

    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }

    void startAgain() {
        server = server();
    }

    /** A superuser's connection, past every service and policy. */
    Connection connection() throws SQLException {
        return server.superuser();
    }

    private EmbeddedDatabase server() {
        try {
            return EmbeddedDatabase.start(folder, port, Infrastructure.PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be started", e);
        }
    }

    private ProcessHandle postmaster() {
        try {
            long id = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
            return ProcessHandle.of(id).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
