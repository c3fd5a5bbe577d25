package dev.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.throughline.common.json.Json;

/** One caller of the suite, by its public contract alone. */
public record Client(URI ingest, URI recall, String token) {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration ARRIVAL_TIMEOUT = Duration.ofSeconds(60);

    public record Answer(int status, JsonNode body) {

        /** What a read passes as {@code after}. */
        public String position() {
            assertThat(status).as("%s", body).isEqualTo(202);
            return body.path("position").asText();
        }
    }

    /** A token for a name and a password. */
    public static String login(URI audit, String tenant, String name, String password) {
        var request = Map.of("tenant", tenant, "username", name, "password", password);
        var answer = send(HttpRequest.newBuilder(audit.resolve("/api/auth/token"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(request))));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("access_token").asText();
    }

    public Answer append(Event... events) {
        return post(ingest, "/api/events", Json.bytes(events), Map.of());
    }

    Answer importTranscript(Conversation conversation, String project) {
        return importTranscript(conversation.transcript(), project);
    }

    Answer importTranscript(String transcript, String project) {
        return post(ingest, "/api/transcripts?tool=claude-code&project=" + encoded(project), transcript.getBytes(UTF_8),
                Map.of("Content-Type", "application/x-ndjson"));
    }

    Answer hook(Object payload, Map<String, String> headers) {
        return post(ingest, "/api/hooks/claude-code", Json.bytes(payload), headers);
    }

    /** Anything that ingest-service takes. */
    public Answer post(String path, byte[] body, Map<String, String> headers) {
        return post(ingest, path, body, headers);
    }

    /** A change of anything that ingest-service takes. */
    Answer patch(String path, Object body, Map<String, String> headers) {
        var request = authorized(ingest.resolve(path)).header("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        return send(request.method("PATCH", BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    /** What is to stand at an address of ingest-service. */
    Answer put(String path, Object body, Map<String, String> headers) {
        var request = authorized(ingest.resolve(path)).header("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        return send(request.PUT(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    public Answer search(Map<String, String> parameters) {
        return get("/api/search", parameters);
    }

    public Answer get(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream().map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(joining("&", "?", ""));
        return send(authorized(recall.resolve(path + query)).GET());
    }

    /** An answer that is no JSON. */
    String text(String path) {
        return new String(sent(authorized(recall.resolve(path)).GET()).body(), UTF_8);
    }

    /** What anyone may read. */
    static String text(URI address) {
        return new String(sent(HttpRequest.newBuilder(address).GET()).body(), UTF_8);
    }

    /** A post of JSON to any service of the suite. */
    public Answer post(URI service, String path, Object body) {
        return post(service, path, Json.bytes(body), Map.of());
    }

    public Answer get(URI service, String path) {
        return send(authorized(service.resolve(path)).GET());
    }

    Answer delete(URI service, String path) {
        return send(authorized(service.resolve(path)).DELETE());
    }

    /** The texts of what a search finds. */
    List<String> found(Map<String, String> parameters) {
        var answer = search(parameters);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("hits").spliterator(), false).map(hit -> hit.path("text").asText())
                .toList();
    }

    /** Returns once everything up to this position is stored and can be found. */
    public void awaitArrival(String position) {
        await().atMost(ARRIVAL_TIMEOUT).untilAsserted(() -> assertThat(
                search(Map.of("q", "", "limit", "1", "after", position)).status()).isEqualTo(200));
    }

    /** Returns once all that was sent to this session before is stored; hooks answer with no position. */
    void awaitArrivalOf(String session) {
        awaitArrival(append(Event.of(session, "checkpoint", "")).position());
    }

    private Answer post(URI service, String path, byte[] body, Map<String, String> headers) {
        var request = authorized(service.resolve(path));
        request.setHeader("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        return send(request.POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder authorized(URI address) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = sent(request);
            return new Answer(response.statusCode(), response.body().length == 0 ? MissingNode.getInstance()
                    : Json.read(response.body(), JsonNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<byte[]> sent(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an answer was awaited", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
