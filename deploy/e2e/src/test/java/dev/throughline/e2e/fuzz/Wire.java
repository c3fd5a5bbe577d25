package dev.throughline.e2e.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sends bytes as they are, and reads what comes back: to its end, or to that of its head where it is a stream. */
final class Wire {

    private static final int CONNECT_TIMEOUT = (int) Duration.ofSeconds(5).toMillis();
    private static final int ANSWER_TIMEOUT = (int) Duration.ofSeconds(20).toMillis();
    private static final Duration PAUSE = Duration.ofMillis(30);
    private static final int MOST = 1 << 20;
    private static final String HEAD_END = "\r\n\r\n";

    private Wire() {
    }

    static Reply send(URI service, Attempt attempt) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(service.getHost(), service.getPort()), CONNECT_TIMEOUT);
            socket.setSoTimeout(ANSWER_TIMEOUT);
            write(socket.getOutputStream(), attempt);
            return read(socket.getInputStream());
        } catch (IOException e) {
            return Reply.NONE;
        }
    }

    private static void write(OutputStream out, Attempt attempt) {
        try {
            out.write(attempt.head());
            int piece = attempt.body().length / attempt.pieces() + 1;
            for (int from = 0; from < attempt.body().length; from += piece) {
                if (from > 0) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                out.write(attempt.body(), from, Math.min(piece, attempt.body().length - from));
                out.flush();
            }
        } catch (IOException e) {
            // refused before all of it was sent: the answer is there to be read
        }
    }

    private static Reply read(InputStream in) {
        var received = new ByteArrayOutputStream();
        try {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0 && received.size() < MOST; n = in.read(buffer)) {
                received.write(buffer, 0, n);
                if (isStream(received)) {
                    break;
                }
            }
        } catch (IOException e) {
            // what came before the connection broke counts
        }
        return reply(received.toString(ISO_8859_1));
    }

    private static boolean isStream(ByteArrayOutputStream received) {
        return received.size() < 4096 && received.toString(ISO_8859_1).contains("text/event-stream");
    }

    private static Reply reply(String text) {
        if (!text.startsWith("HTTP/1.")) {
            return Reply.NONE;
        }
        int end = text.indexOf(HEAD_END);
        String head = end < 0 ? text : text.substring(0, end);
        return new Reply(Integer.parseInt(text.substring(9, 12)), head, end < 0 ? "" : text.substring(end + HEAD_END.length()));
    }
}
