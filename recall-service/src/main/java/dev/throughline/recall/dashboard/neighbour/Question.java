package dev.throughline.recall.dashboard.neighbour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.json.Json;

/**
 * What is asked of another service.
 *
 * @param token of the person who asks, absent where none is needed
 * @param contentType of the body, "" without one
 */
public record Question(String method, @Nullable String token, String contentType, byte[] body) {

    public static Question get(@Nullable String token) {
        return new Question("GET", token, "", new byte[0]);
    }

    public static Question delete(String token) {
        return new Question("DELETE", token, "", new byte[0]);
    }

    public static Question post(String token, Object body) {
        return new Question("POST", token, "application/json", Json.bytes(body));
    }

    public static Question form(Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8)).collect(joining("&"));
        return new Question("POST", null, "application/x-www-form-urlencoded", text.getBytes(UTF_8));
    }

    HttpRequest.Builder to(URI address) {
        var request = HttpRequest.newBuilder(address).header("Accept", "*/*")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    @Override
    public String toString() {
        return "Question[method=" + method + "]"; // token and body must not reach a log
    }
}
