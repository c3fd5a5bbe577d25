package dev.throughline.e2e;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Takes traces by OTLP over HTTP, as a collector does, and reads of them what a test asks for. */
final class Receiver {

    /** One step of a trace. {@code parent} is "" for the first. */
    record Step(String service, String trace, String id, String parent, String name) {
    }

    private final Queue<Step> steps = new ConcurrentLinkedQueue<>();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() {
        try {
            var receiver = new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            receiver.server.createContext("/v1/traces", receiver::take);
            receiver.server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Step> steps(String trace) {
        return steps.stream().filter(step -> step.trace().equals(trace)).toList();
    }

    /** All that was sent, as characters. */
    List<String> received() {
        return List.copyOf(received);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = isZipped ? new GZIPInputStream(new ByteArrayInputStream(body)) : new ByteArrayInputStream(body)) {
            byte[] plain = in.readAllBytes();
            received.add(new String(plain, StandardCharsets.ISO_8859_1));
            read(UnknownFieldSet.parseFrom(plain));
            exchange.sendResponseHeaders(200, -1);
        } finally {
            exchange.close();
        }
    }

    // by the numbers of opentelemetry/proto/trace/v1/trace.proto
    private void read(UnknownFieldSet request) throws InvalidProtocolBufferException {
        for (UnknownFieldSet ofService : messages(request, 1)) {
            String service = service(ofService);
            for (UnknownFieldSet scope : messages(ofService, 2)) {
                for (UnknownFieldSet span : messages(scope, 2)) {
                    steps.add(new Step(service, hex(span, 1), hex(span, 2), hex(span, 4), text(span, 5)));
                }
            }
        }
    }

    private static String service(UnknownFieldSet ofService) throws InvalidProtocolBufferException {
        for (UnknownFieldSet resource : messages(ofService, 1)) {
            for (UnknownFieldSet attribute : messages(resource, 1)) {
                if (text(attribute, 1).equals("service.name")) {
                    return text(messages(attribute, 2).getFirst(), 1);
                }
            }
        }
        return "";
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet message, int field) throws InvalidProtocolBufferException {
        var messages = new ArrayList<UnknownFieldSet>();
        for (ByteString each : message.getField(field).getLengthDelimitedList()) {
            messages.add(UnknownFieldSet.parseFrom(each));
        }
        return messages;
    }

    private static String hex(UnknownFieldSet message, int field) {
        return HexFormat.of().formatHex(bytes(message, field));
    }

    private static String text(UnknownFieldSet message, int field) {
        return new String(bytes(message, field), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(UnknownFieldSet message, int field) {
        List<ByteString> values = message.getField(field).getLengthDelimitedList();
        return values.isEmpty() ? new byte[0] : values.getFirst().toByteArray();
    }
}
