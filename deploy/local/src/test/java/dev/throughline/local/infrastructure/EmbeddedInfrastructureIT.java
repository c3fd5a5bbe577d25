package dev.throughline.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.throughline.common.topic.Topics;

class EmbeddedInfrastructureIT {

    @TempDir
    Path folder;

    @Test
    void theDatabaseKeepsItsDataOverARestart() throws Exception {
        int port = freePort();
        try (var database = EmbeddedDatabase.start(folder, port, "x");
                var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE memory.kept AS SELECT 42 AS answer");
        }

        try (var database = EmbeddedDatabase.start(folder, port, "x");
                var connection = database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("TABLE memory.kept")) {

            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt("answer")).isEqualTo(42);
        }
    }

    @Test
    void aStoreFromBeforeGetsTheOwnerOfTheAuditLog() throws Exception {
        int port = freePort();
        try (var database = EmbeddedDatabase.start(folder, port, "x");
                var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement
                    .execute("SET ROLE throughline_audit_owner; CREATE TABLE security.kept AS SELECT 42 AS answer; RESET ROLE");
            statement.execute("REASSIGN OWNED BY throughline_audit_owner TO throughline_audit");
            statement.execute("DROP OWNED BY throughline_audit_owner; DROP ROLE throughline_audit_owner");
        }

        String address = "jdbc:postgresql://127.0.0.1:" + port + "/throughline";
        try (var database = EmbeddedDatabase.start(folder, port, "x");
                var connection = DriverManager.getConnection(address, "throughline_audit", "x");
                var statement = connection.createStatement()) {

            assertThat(statement.executeUpdate("UPDATE kept SET answer = 43")).isEqualTo(1);
            assertThatThrownBy(() -> statement.execute("DROP TABLE kept")).hasMessageContaining("must be owner");
            DriverManager.getConnection(address, "throughline_audit_owner", "x").close();
        }
    }

    @Test
    void everyLanguageIsStoredAndFoundWhateverThatOfTheMachine() throws Exception {
        try (var database = EmbeddedDatabase.start(folder, freePort(), "x");
                var connection = database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT lower('GRÖSSE ÄÖÜ 🧵'), current_setting('server_encoding')")) {

            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("grösse äöü 🧵");
            assertThat(rows.getString(2)).isEqualTo("UTF8");
        }
    }

    @Test
    void nobodyIsTrustedWithoutAPassword() throws Exception {
        int port = freePort();
        try (var database = EmbeddedDatabase.start(folder, port, "x")) {
            String address = "jdbc:postgresql://127.0.0.1:" + port + "/throughline";

            assertThatThrownBy(() -> DriverManager.getConnection(address, "postgres", "wrong"))
                    .hasMessageContaining("password");
            DriverManager.getConnection(address, "throughline_audit", "x").close();
        }
    }

    @Test
    void kafkaStartsAgainOnItsOwnLogWithAllTopics() throws Exception {
        int port = freePort();
        int controllerPort = freePort();
        EmbeddedKafka.start(folder, port, controllerPort).close();

        try (var kafka = EmbeddedKafka.start(folder, port, controllerPort);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {

            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .containsAll(Topics.all((short) 1).stream().map(topic -> topic.name()).toList());
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
