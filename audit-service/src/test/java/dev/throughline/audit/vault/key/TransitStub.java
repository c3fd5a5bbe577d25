package dev.throughline.audit.vault.key;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.throughline.common.json.Json;

/** Vault's transit engine as its API documents it, with real encryption: one key, its versions, a token. */
final class TransitStub implements AutoCloseable {

    static final String TOKEN = "stub-" + System.nanoTime();

    private final HttpServer server;
    private final List<KeyRing> versions = new ArrayList<>();
    private volatile long delayMillis;
    private volatile boolean isSealed;

    TransitStub() throws IOException, GeneralSecurityException {
        versions.add(KeyRing.generate());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/transit/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void answerAfter(long millis) {
        delayMillis = millis;
    }

    /** As a Vault that was restarted answers: 503. */
    void seal() {
        isSealed = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        int status;
        try {
            new CountDownLatch(1).await(delayMillis, TimeUnit.MILLISECONDS);
            status = handle(exchange, body);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            body.putArray("errors").add("cipher: message authentication failed");
            status = 400;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            status = 500;
        }
        byte[] bytes = Json.bytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized int handle(HttpExchange exchange, ObjectNode body) throws IOException, GeneralSecurityException {
        if (isSealed) {
            return 503;
        }
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            return 403;
        }
        byte[] request = exchange.getRequestBody().readAllBytes();
        JsonNode asked = request.length == 0 ? body : Json.mapper().readTree(request);
        ObjectNode data = body.putObject("data");
        return switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "GET /v1/transit/keys/throughline" -> describe(data);
            case "POST /v1/transit/keys/throughline/rotate" -> rotate();
            case "POST /v1/transit/encrypt/throughline" -> encrypt(asked, data);
            case "POST /v1/transit/decrypt/throughline" -> decrypt(asked, data);
            default -> 404;
        };
    }

    private int describe(ObjectNode data) {
        data.put("name", "throughline").put("type", "aes256-gcm96").put("latest_version", versions.size());
        return 200;
    }

    private int rotate() throws GeneralSecurityException {
        versions.add(KeyRing.generate());
        return 200;
    }

    private int encrypt(JsonNode asked, ObjectNode data) throws GeneralSecurityException {
        byte[] wrapped = versions.getLast().wrap(base64(asked, "plaintext"), base64(asked, "associated_data")).bytes();
        data.put("ciphertext", "vault:v" + versions.size() + ":" + Base64.getEncoder().encodeToString(wrapped));
        data.put("key_version", versions.size());
        return 200;
    }

    private int decrypt(JsonNode asked, ObjectNode data) throws GeneralSecurityException {
        String[] parts = asked.path("ciphertext").asText().split(":", 3);
        KeyRing version = versions.get(Integer.parseInt(parts[1].substring(1)) - 1);
        var wrapped = new WrappedKey(version.currentKey(), Base64.getDecoder().decode(parts[2]));
        data.put("plaintext", Base64.getEncoder().encodeToString(version.unwrap(wrapped, base64(asked, "associated_data"))));
        return 200;
    }

    private static byte[] base64(JsonNode asked, String field) {
        return Base64.getDecoder().decode(asked.path(field).asText().getBytes(StandardCharsets.US_ASCII));
    }
}
