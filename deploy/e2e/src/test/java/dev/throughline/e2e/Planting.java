package dev.throughline.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.throughline.common.json.Json;
import dev.throughline.common.secret.SecretSamples.Sample;

/** Sends texts through every door and in every place in which a user's text can stand; each with a word that may be kept. */
final class Planting {

    private static final int DOORS = 4;
    private static final String OF_SESSION = "/api/sessions/planted-session/";
    private static final String FOLDER = "/home/dev/shop";

    private final Client client;
    private final String control;
    private final List<String> positions = new ArrayList<>();

    Planting(Client client, String control) {
        this.client = client;
        this.control = control;
    }

    /** Every fourth text goes through the same door; returns when all of them are stored and can be found. */
    void plant(List<Sample> samples) {
        var byDoor = new ArrayList<List<Sample>>();
        for (int door = 0; door < DOORS; door++) {
            byDoor.add(new ArrayList<>());
        }
        for (int i = 0; i < samples.size(); i++) {
            byDoor.get(i % DOORS).add(samples.get(i));
        }
        events(byDoor.get(0));
        hooks(byDoor.get(1));
        transcript(byDoor.get(2));
        sessions(byDoor.get(3));
        client.awaitArrival(String.join(",", positions));
        client.awaitArrivalOf("planted-hooks");
    }

    /** In all that stands beside an event's data. */
    void plantBeside(List<String> secrets) {
        var next = secrets.iterator();
        var event = new LinkedHashMap<String, Object>();
        for (String field : List.of("id", "session_id", "tool", "machine", "branch", "project", "agent_id", "type")) {
            event.put(field, "a " + next.next());
        }
        event.put("data", Map.of("text", control, "key " + next.next(), "value", "tags", List.of(next.next()), "files",
                List.of("/home/" + next.next() + "/a.txt"), "title", next.next(), "speaker", next.next()));
        positions.add(client.post("/api/events", Json.bytes(event), Map.of()).position());
        hook("PostToolUse", Map.of("session_id", "hook " + next.next(), "tool_name", "Tool " + next.next(), "tool_use_id",
                "toolu " + next.next(), "agent_id", "agent " + next.next(), "cwd", "/home/dev/" + next.next(), "tool_input",
                Map.of("file_path", "/home/" + next.next()), "tool_response", Map.of("stdout", control)),
                Map.of("X-Throughline-Machine", "host-" + next.next(), "X-Throughline-Branch", "b/" + next.next(),
                        "X-Throughline-Project", "p " + next.next()));
        hook("UserPromptSubmit", Map.of("session_id", "remote", "prompt", control),
                Map.of("X-Throughline-Remote", "https://deploy:" + next.next() + "@git.acme.dev/shop.git", "Idempotency-Key",
                        "key " + next.next()));
        client.awaitArrival(String.join(",", positions));
        client.awaitArrivalOf("remote");
    }

    private void events(List<Sample> samples) {
        var events = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < samples.size(); i++) {
            String text = text(samples.get(i));
            events.add(
                    Map.of("id", UUID.randomUUID().toString(), "session_id", "planted-" + i % 10, "project", "planted", "type",
                            i % 2 == 0 ? "prompt" : "tool_result", "data", i % 2 == 0 ? Map.of("text", text) : tool(i, text)));
        }
        positions.add(client.post("/api/events", Json.bytes(events), Map.of()).position());
    }

    private static Map<String, Object> tool(int number, String text) {
        return Map.of("tool_use_id", "toolu_planted_" + number, "tool_name", "Edit", "input",
                Map.of("file_path", "a.md", "edits", List.of(Map.of("new_string", text))), "output", text);
    }

    private void hooks(List<Sample> samples) {
        for (int i = 0; i < samples.size(); i++) {
            String text = text(samples.get(i));
            switch (i % 3) {
                case 0 -> hook("UserPromptSubmit", Map.of("session_id", "planted-hooks", "prompt", text), Map.of());
                case 1 -> hook("PostToolUse", Map.of("session_id", "planted-hooks", "tool_name", "Bash", "tool_use_id",
                        "toolu_hook_" + i, "tool_input", Map.of("command", text), "tool_response", Map.of("stdout", text)),
                        Map.of());
                default -> hook("Stop", Map.of("session_id", "planted-hooks", "last_assistant_message", text), Map.of());
            }
        }
    }

    /** What clients tell of a session and of a project. */
    private void sessions(List<Sample> samples) {
        told("/api/sessions", Map.of("id", "planted-session", "project", "planted", "metadata", Map.of("note", control)));
        for (int i = 0; i < samples.size(); i++) {
            String text = text(samples.get(i));
            switch (i % 9) {
                case 0 -> told(OF_SESSION + "actions", Map.of("type", "note", "arguments", Map.of("content", text)));
                case 1 -> told(OF_SESSION + "responses", Map.of("text", text));
                case 2 -> told(OF_SESSION + "errors", Map.of("message", text));
                case 3 -> told(OF_SESSION + "goals", Map.of("description", text));
                case 4 -> told(OF_SESSION + "agents", Map.of("type", "reviewer", "task", text));
                case 5 -> told(OF_SESSION + "context", Map.of("decision", text));
                case 6 -> client.patch(OF_SESSION + "state", Map.of("note", text), Map.of()).position();
                case 7 -> client.patch("/api/sessions/planted-session", Map.of("metadata", Map.of("note", text)), Map.of())
                        .position();
                default -> client.put("/api/projects/planted/memories/note-" + i, Map.of("value", text), Map.of()).position();
            }
        }
        // the last of each partition is behind all that came before
        positions.add(told(OF_SESSION + "end", Map.of("status", "success", "outcome", control)));
        positions.add(client.put("/api/projects/planted/memories/last", Map.of("value", control), Map.of()).position());
    }

    private String told(String path, Map<String, Object> body) {
        return client.post(path, Json.bytes(body), Map.of()).position();
    }

    private void hook(String event, Map<String, Object> own, Map<String, String> headers) {
        var payload = new LinkedHashMap<String, Object>(Map.of("hook_event_name", event, "cwd", FOLDER));
        payload.putAll(own);
        assertThat(client.hook(payload, headers).status()).isEqualTo(202);
    }

    private void transcript(List<Sample> samples) {
        var lines = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < samples.size(); i++) {
            String text = text(samples.get(i));
            lines.add(line(i, "user", Map.of("role", "user", "content", text)));
            lines.add(line(i, "assistant", Map.of("role", "assistant", "id", "msg-planted-" + i, "content",
                    List.of(Map.of("type", "tool_use", "id", "toolu_line_" + i, "name", "Write", "input",
                            Map.of("content", text)),
                            Map.of("type", "text", "text", text)))));
            lines.add(line(i, "user", Map.of("role", "user", "content",
                    List.of(Map.of("type", "tool_result", "tool_use_id", "toolu_line_" + i, "content", text)))));
        }
        String transcript = lines.stream().map(line -> new String(Json.bytes(line), StandardCharsets.UTF_8))
                .collect(joining("\n", "", "\n"));
        positions.add(client.importTranscript(transcript, "planted").position());
    }

    private static Map<String, Object> line(int number, String type, Map<String, Object> message) {
        return Map.of("type", type, "uuid", UUID.randomUUID().toString(), "timestamp",
                "2026-10-01T09:%02d:%02d.000Z".formatted(number / 60 % 60, number % 60), "sessionId", "planted-transcript",
                "cwd",
                FOLDER, "isSidechain", false, "message", message);
    }

    private String text(Sample sample) {
        return sample.text() + "\n" + control;
    }
}
