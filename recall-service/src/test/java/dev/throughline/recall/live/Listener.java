package dev.throughline.recall.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;

/** A client of the WebSocket, as any program would write one. */
final class Listener implements WebSocket.Listener {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final boolean isReading;
    private volatile String closeReason = "";
    private @Nullable WebSocket socket;

    private Listener(boolean isReading) {
        this.isReading = isReading;
    }

    static Listener open(int port, String... subprotocols) {
        return open(port, true, subprotocols);
    }

    /** One that reads nothing until {@link #read}. */
    static Listener openIdle(int port) {
        return open(port, false);
    }

    private static Listener open(int port, boolean isReading, String... subprotocols) {
        var listener = new Listener(isReading);
        var builder = CLIENT.newWebSocketBuilder();
        if (subprotocols.length > 0) {
            builder.subprotocols(subprotocols[0], List.of(subprotocols).subList(1, subprotocols.length)
                    .toArray(String[]::new));
        }
        listener.socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/api/live"), listener).join();
        return listener;
    }

    Listener say(String text) {
        socket().sendText(text, true).join();
        return this;
    }

    /** Subscribes with pairs of a field and its value. */
    Listener subscribe(@Nullable String token, String... fields) {
        ObjectNode message = Json.mapper().createObjectNode().put("type", "subscribe").put("token", token);
        for (int i = 0; i < fields.length; i += 2) {
            message.put(fields[i], fields[i + 1]);
        }
        return say(message.toString());
    }

    Listener connected() {
        await().untilAsserted(() -> assertThat(types()).contains("connected"));
        return this;
    }

    void read() {
        socket().request(Long.MAX_VALUE);
    }

    void leave() {
        socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    List<JsonNode> messages() {
        return messages;
    }

    List<String> types() {
        return messages.stream().map(message -> message.get("type").asText()).toList();
    }

    /** The texts of the events that it was told, in their order. */
    List<String> texts() {
        return messages.stream().map(message -> message.path("data").path("text")).filter(JsonNode::isTextual)
                .map(JsonNode::textValue).toList();
    }

    String position() {
        return messages.getLast().get("position").asText();
    }

    CompletableFuture<Integer> closed() {
        return closed;
    }

    String closeReason() {
        return closeReason;
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (isReading) {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
        partial.append(data);
        if (isLast) {
            messages.add(json(partial.toString()));
            partial.setLength(0);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeReason = reason;
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("It is not open");
        }
        return socket;
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
