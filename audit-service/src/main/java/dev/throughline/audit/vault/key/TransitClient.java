package dev.throughline.audit.vault.key;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;

/** Speaks the HTTP API of Vault's transit engine ({@code /v1/<mount>/<action>/<key>}). No answer's text reaches a log. */
final class TransitClient {

    private final HttpClient http;
    private final URI base;
    private final String key;
    private final String token;
    private final String namespace;
    private final Duration timeout;

    TransitClient(KeyConfig.Transit config) {
        this.timeout = config.timeout();
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.base = config.address()
                .orElseThrow(() -> new IllegalStateException("The key source transit needs vault.transit.address"))
                .resolve("/v1/" + config.mount() + "/");
        this.token = config.token()
                .orElseThrow(() -> new IllegalStateException("The key source transit needs vault.transit.token"));
        this.key = config.key();
        this.namespace = config.namespace().orElse("");
    }

    /** {@code data} of the answer. */
    JsonNode get(String action) {
        HttpResponse<byte[]> answer = send(request(action + "/" + key).GET().build());
        if (answer.statusCode() != 200) {
            throw refused(answer);
        }
        return data(answer);
    }

    /**
     * {@code data} of the answer.
     *
     * @throws GeneralSecurityException when the engine finds the request wrong (400): a changed ciphertext
     */
    JsonNode post(String action, ObjectNode body) throws GeneralSecurityException {
        HttpResponse<byte[]> answer = send(
                request(action + "/" + key).POST(BodyPublishers.ofByteArray(Json.bytes(body))).build());
        return switch (answer.statusCode()) {
            case 200 -> data(answer);
            case 400 -> throw new GeneralSecurityException("The key service refuses the data key");
            default -> throw refused(answer);
        };
    }

    void rotate() {
        HttpResponse<byte[]> answer = send(request("keys/" + key + "/rotate").POST(BodyPublishers.noBody()).build());
        if (answer.statusCode() / 100 != 2) {
            throw refused(answer);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(timeout).header("X-Vault-Token", token);
        return namespace.isEmpty() ? request : request.header("X-Vault-Namespace", namespace);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new KeyServiceAway("The key service does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyServiceAway("Interrupted while the key service was asked", e);
        }
    }

    private static JsonNode data(HttpResponse<byte[]> answer) {
        try {
            return Json.mapper().readTree(answer.body()).path("data");
        } catch (IOException e) {
            throw new KeyServiceAway("The key service answered with something else than JSON");
        }
    }

    private static KeyServiceAway refused(HttpResponse<byte[]> answer) {
        return new KeyServiceAway("The key service answered with status " + answer.statusCode());
    }
}
