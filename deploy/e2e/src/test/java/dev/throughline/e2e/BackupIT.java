package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.Script;

/** The commands of deploy/local, on a stack of their own. */
class BackupIT {

    private static final Path COMMANDS = Path.of("..", "local").toAbsolutePath().normalize();
    private static final List<String> PORTS = List.of("INGEST", "RECALL", "AUDIT", "WORKER", "POSTGRES", "KAFKA",
            "KAFKA_CONTROLLER");
    private static final String PROJECT = "github.com/acme/kept";

    private record Known(int sessions, Set<String> found, List<String> recalled) {
    }

    @TempDir
    Path folder;

    private final Map<String, String> ports = freePorts();

    @AfterEach
    void stop() {
        List.of("first", "second").forEach(data -> command("down", "--data", data));
    }

    @Test
    void aRestoredStackKnowsWhatTheFirstOneKnew() throws IOException {
        up("first");
        Known known = fill(client("first"));

        command("admin", "backup", "kept.tar.gz", "--data", "first");
        assertThat(known(client("first"))).isEqualTo(known);
        command("down", "--data", "first");
        command("admin", "restore", "kept.tar.gz", "--data", "second");
        up("second");

        assertThat(known(client("second"))).isEqualTo(known);
        assertThat(client("second").append(Event.prompt("later", "It goes on")).status()).isEqualTo(202);
        assertThat(Files.getPosixFilePermissions(folder.resolve("kept.tar.gz")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private static Known fill(Client client) {
        for (int session = 0; session < 5; session++) {
            client.append(
                    Event.prompt("kept-" + session, "Why do refunds fail for split payments " + session + "?").in(PROJECT));
            client.append(Event.of("kept-" + session, "decision", "We settle refunds by hand " + session).in(PROJECT));
        }
        client.awaitArrivalOf("kept-0");
        Known known = known(client);
        assertThat(known.found()).hasSize(5);
        assertThat(known.recalled()).contains("Decided: We settle refunds by hand 4");
        return known;
    }

    /** How many sessions there are, and what a question finds; in which order is a matter of what was asked before. */
    private static Known known(Client client) {
        client.awaitArrivalOf("probe");
        JsonNode found = client.search(Map.of("q", "refunds split payments", "project", PROJECT)).body();
        JsonNode recalled = client.get("/api/recall", Map.of("q", "why do refunds fail", "project", PROJECT)).body();
        return new Known(client.get("/api/sessions", Map.of()).body().path("total").asInt(),
                Set.copyOf(found.findValuesAsText("session_id")), recalled.path("markdown").asText().lines().sorted().toList());
    }

    private void up(String data) {
        command("up", "--detach", "--no-build", "--data", data);
    }

    private Client client(String data) throws IOException {
        String token = Files.readAllLines(folder.resolve(data).resolve("env")).stream()
                .filter(line -> line.contains("THROUGHLINE_TOKEN=")).findFirst().orElseThrow();
        return new Client(address("INGEST"), address("RECALL"), token.replaceAll(".*=", "").replaceAll("['\"]", ""));
    }

    private URI address(String port) {
        return URI.create("http://127.0.0.1:" + ports.get("THROUGHLINE_" + port + "_PORT"));
    }

    private List<String> command(String name, String... arguments) {
        var command = new ArrayList<>(List.of("sh", COMMANDS.resolve(name).toString()));
        command.addAll(Arrays.asList(arguments));
        return Script.start(folder, ports, command).lines();
    }

    private static Map<String, String> freePorts() {
        var ports = new HashMap<String, String>();
        PORTS.forEach(port -> ports.put("THROUGHLINE_" + port + "_PORT", Integer.toString(Infrastructure.freePort())));
        return ports;
    }
}
