package dev.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;

/** A session through all three services: made, filled, ended, exported, imported, resumed and deleted. */
class SessionJourneyTest {

    private static final String LINES = "application/x-ndjson";

    private final Client client = Suite.running().client();
    private final Client other = Suite.running().otherTenant();
    private final String id = "journey/" + UUID.randomUUID();
    private final String path = "/api/sessions/" + URLEncoder.encode(id, UTF_8);

    @Test
    void anExportRestoresASessionInAnotherTenantAndChangesNothingInItsOwn() {
        makeSession();
        String lines = client.text(path + "/export");
        JsonNode before = session(client);

        var restored = other.post("/api/sessions/import", lines.getBytes(UTF_8), Map.of("Content-Type", LINES));
        var repeated = client.post("/api/sessions/import", lines.getBytes(UTF_8), Map.of("Content-Type", LINES));
        other.awaitArrival(restored.position());
        client.awaitArrival(repeated.position());

        assertThat(session(client)).isEqualTo(before);
        JsonNode copy = session(other);
        for (String field : List.of("title", "tags", "metadata", "pinned", "event_count", "turn_count", "project", "final",
                "started_at", "last_event_at", "end_reason", "visibility")) {
            assertThat(copy.path(field)).as(field).isEqualTo(before.path(field));
        }
        assertThat(exportedEvents(other.text(path + "/export"))).isEqualTo(exportedEvents(lines)).hasSize(6);
    }

    @Test
    void aResumedSessionIsToldWhatWasLeftAndADeletedOneIsGone() {
        makeSession();
        var resumed = client.post(path + "/resume", "{}".getBytes(UTF_8), Map.of());
        String child = resumed.body().path("session_id").asText();

        var told = client.get("/api/sessions/" + child + "/resumption", Map.of("after", resumed.position()));
        assertThat(told.body().path("markdown").asText()).contains("Fix the pelican cart", "Ended as success: All green");

        client.awaitArrival(client.delete(client.ingest(), path).position());
        assertThat(client.get(path, Map.of()).status()).isEqualTo(404);
        assertThat(client.found(Map.of("q", "pelican", "session_id", id))).isEmpty();
    }

    private void makeSession() {
        client.post("/api/sessions", Json.bytes(Map.of("session_id", id, "project", "github.com/acme/journey", "tags",
                List.of("shop"), "metadata", Map.of("ticket", 7))), Map.of());
        client.append(Event.prompt(id, "Fix the pelican cart"), Event.of(id, "response", "The cart is fixed"),
                Event.of(id, "decision", "We keep the old cart"));
        client.post(path + "/pin", new byte[0], Map.of());
        client.awaitArrival(client.post(path + "/end", """
                {"status": "success", "outcome": "All green", "reason": "done"}""".getBytes(UTF_8), Map.of()).position());
    }

    private JsonNode session(Client as) {
        return as.get(path, Map.of()).body();
    }

    /** Without what belongs to one store alone. */
    private static List<String> exportedEvents(String lines) {
        return lines.lines().skip(1).filter(line -> line.startsWith("{\"event\"")).map(line -> line
                .replaceAll("\"source\":\"[a-z]+\"", "").replaceAll("\"received_at\":\"[^\"]+\"", "")).toList();
    }
}
