package dev.throughline.local.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;

/** The stack as its clients see it. */
final class StackClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** What a service answered. */
    record Answer(int status, String body) {

        JsonNode json() throws IOException {
            return Json.mapper().readTree(body);
        }
    }

    /** @param lag how many changes its index still lacks, where it says so */
    record Readiness(boolean isReady, OptionalLong lag) {
    }

    Readiness readiness(String address) throws InterruptedException {
        try {
            Answer answer = get(address + "/q/health/ready", "");
            return new Readiness(answer.status() == 200, lag(answer));
        } catch (IOException e) {
            return new Readiness(false, OptionalLong.empty()); // nothing listens there yet
        }
    }

    Answer get(String address, String token) throws IOException, InterruptedException {
        return send(request(address, token).GET());
    }

    Answer getMarkdown(String address, String token) throws IOException, InterruptedException {
        return send(request(address, token).header("Accept", "text/markdown").GET());
    }

    Answer post(String address, String token, Map<String, ?> body) throws IOException, InterruptedException {
        byte[] json = Json.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        return send(request(address, token).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json)));
    }

    Answer postLines(String address, String token, Path file) throws IOException, InterruptedException {
        return send(request(address, token).header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofFile(file)));
    }

    private static OptionalLong lag(Answer answer) throws IOException {
        return StreamSupport.stream(answer.json().path("checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals("index"))
                .mapToLong(check -> check.path("data").path("lag").asLong()).findFirst();
    }

    private static HttpRequest.Builder request(String address, String token) {
        var builder = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
