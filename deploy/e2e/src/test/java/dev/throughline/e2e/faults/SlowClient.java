package dev.throughline.e2e.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import dev.throughline.common.json.Json;
import dev.throughline.e2e.Event;

/** A client on a bad line: the body of its one call comes in small pieces, with pauses. */
record SlowClient(URI ingest, String token, Event event) {

    private static final int PIECES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Sends the event in so much time, and answers the status. */
    int send(Duration time) {
        byte[] body = Json.bytes(event);
        try (var socket = new Socket(ingest.getHost(), ingest.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            var out = socket.getOutputStream();
            out.write(head(body.length).getBytes(ISO_8859_1));
            for (int piece = 0; piece < PIECES; piece++) {
                int from = body.length * piece / PIECES;
                out.write(body, from, body.length * (piece + 1) / PIECES - from);
                out.flush();
                LockSupport.parkNanos(time.dividedBy(PIECES).toNanos());
            }
            return status(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine());
        } catch (IOException e) {
            throw new UncheckedIOException("ingest-service does not serve a slow client", e);
        }
    }

    private String head(int length) {
        return """
                POST /api/events HTTP/1.1\r
                Host: %s\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Connection: close\r
                \r
                """.formatted(ingest.getAuthority(), token, length);
    }

    private static int status(String line) {
        return Integer.parseInt(line.split(" ")[1]);
    }
}
