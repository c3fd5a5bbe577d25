package dev.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;

/** Listens to the live feed over WebSocket. */
final class LiveListener implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    /** @param wanted session, user, project and position, as far as they matter */
    LiveListener(URI recall, String token, Map<String, String> wanted) {
        URI address = URI.create(recall.toString().replaceFirst("http", "ws")).resolve("/api/live");
        socket = CLIENT.newWebSocketBuilder().buildAsync(address, this).join();
        var subscription = Json.mapper().createObjectNode().put("type", "subscribe").put("token", token);
        wanted.forEach(subscription::put);
        socket.sendText(subscription.toString(), true).join();
        await().untilAsserted(() -> assertThat(types()).contains("connected"));
    }

    List<String> types() {
        return messages.stream().map(message -> message.path("type").asText()).toList();
    }

    /** The ids of the events, in the order in which they were told. */
    List<String> events() {
        return messages.stream().map(message -> message.path("event_id")).filter(JsonNode::isTextual)
                .map(JsonNode::textValue).toList();
    }

    String position() {
        return messages.getLast().path("position").asText();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
        partial.append(data);
        if (isLast) {
            messages.add(json(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text.getBytes(UTF_8), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
