package dev.throughline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A model provider's endpoint on this machine: real HTTP, answers as a test wishes. It ends with the JVM. */
public final class StubEndpoint {

    /** @param delay before anything is sent */
    public record Answer(int status, String body, Duration delay) {

        public static Answer of(String body) {
            return new Answer(200, body, Duration.ZERO);
        }

        public static Answer error(int status) {
            return new Answer(status, "{\"error\":{\"message\":\"no\"}}", Duration.ZERO);
        }

        public Answer after(Duration wait) {
            return new Answer(status, body, wait);
        }
    }

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Function<String, Answer> behaviour = body -> Answer.error(503);

    public StubEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Up to the version, as such endpoints are configured. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    /** Forgets what was asked, and answers like this from now on; the function sees the request's body. */
    public void answers(Function<String, Answer> wanted) {
        behaviour = wanted;
        asked.clear();
    }

    /** The bodies of all requests. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = behaviour.apply(body);
        asked.add(body);
        rest(answer.delay());
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void rest(Duration delay) {
        try {
            new CountDownLatch(1).await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
