package dev.throughline.common.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

class EmbeddingClientTest {

    private HttpServer server;
    private int status = 200;
    private String answer = "";
    private String asked = "";
    private String authorization = "";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/embeddings", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachTextGetsItsVector() {
        answer = vectors("[1.5,0,0]", "[0,-2,0]");

        var embedded = client(3).embed(List.of("one", "two"));

        assertThat(embedded).containsExactly(new Embedding("tiny", List.of(1.5f, 0f, 0f)),
                new Embedding("tiny", List.of(0f, -2f, 0f)));
        assertThat(asked).contains("\"tiny\"", "\"one\"", "\"two\"").doesNotContain("dimensions");
        assertThat(authorization).isEqualTo("Bearer key");
    }

    @Test
    void anotherDimensionThanTheConfiguredOneIsNamed() {
        answer = vectors("[1,0,0]");

        assertThatExceptionOfType(DimensionMismatch.class).isThrownBy(() -> client(4).embed(List.of("one")))
                .withMessageContaining("3").withMessageContaining("4");
    }

    @Test
    void aRefusedTextIsToldFromAnEndpointThatFails() {
        status = 400;
        assertThatExceptionOfType(EmbeddingRefused.class).isThrownBy(() -> client(3).embed(List.of("one")));

        status = 500;
        assertThatThrownBy(() -> client(3).embed(List.of("one"))).isNotInstanceOf(EmbeddingRefused.class);
    }

    @Test
    void whatIsNoListOfVectorsIsAFailure() {
        for (String garbage : List.of("<html>", "{}", "{\"data\":[]}", vectors("[0,0,0]"), vectors("[1,0,0]", "[1,0,0]"))) {
            answer = garbage;

            assertThatThrownBy(() -> client(3).embed(List.of("one"))).as(garbage).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void aMissingSettingIsNamed() {
        assertThatIllegalStateException().isThrownBy(() -> client(0)).withMessageContaining("embedding.dimension");
    }

    private EmbeddingClient client(int dimension) {
        return new EmbeddingClient(new Settings("http://localhost:" + server.getAddress().getPort() + "/v1", dimension));
    }

    private static String vectors(String... values) {
        var data = Arrays.stream(values).map(each -> "{\"index\":0,\"embedding\":" + each + "}").toList();
        return "{\"object\":\"list\",\"data\":[" + String.join(",", data)
                + "],\"usage\":{\"prompt_tokens\":2,\"total_tokens\":2}}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Settings(String address, int dimension) implements EmbeddingEndpoint {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Optional<String> baseUrl() {
            return Optional.of(address);
        }

        @Override
        public Optional<String> model() {
            return Optional.of("tiny");
        }

        @Override
        public boolean shortened() {
            return false;
        }

        @Override
        public Optional<String> apiKey() {
            return Optional.of("key");
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(2);
        }
    }
}
