package dev.throughline.benchmark.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.throughline.benchmark.stack.StackFolder;
import dev.throughline.ingest.publish.LiveSettings;

/** The bare server in a process of its own: the virtual machine, its options and the producer's settings of ingest-service. */
final class BareServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Process process;
    private final int port;

    private BareServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static BareServer start(StackFolder stack, Path jar) throws IOException, InterruptedException {
        ProcessHandle.Info ingest = running(stack, "ingest-service").info();
        int port = freePort();
        var command = new ArrayList<String>(List.of(ingest.command().orElseThrow()));
        command.addAll(options(ingest.arguments().orElseThrow()));
        LiveSettings.of(Map.of("bootstrap.servers", stack.kafka())).forEach((name, value) -> {
            if (!(value instanceof Class)) { // the serializers, which it has
                command.add("-Dkafka." + name + "=" + value);
            }
        });
        command.addAll(List.of("-Dquarkus.http.port=" + port, "-jar", jar.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(Files.createDirectories(stack.data().resolve("logs")).resolve("bare-server.log").toFile());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        var server = new BareServer(builder.start(), port);
        server.awaitListening();
        return server;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessHandle running(StackFolder stack, String module) throws IOException {
        long number = Long.parseLong(Files.readString(stack.data().resolve("run").resolve(module + ".pid")).strip());
        return ProcessHandle.of(number).orElseThrow(() -> new IOException(module + " is not running"));
    }

    /** Those of the virtual machine, without what marks a process as one of the stack. */
    private static List<String> options(String[] arguments) {
        return Arrays.stream(arguments).takeWhile(argument -> !argument.equals("-jar"))
                .filter(argument -> !argument.startsWith("-Dthroughline.")).toList();
    }

    private void awaitListening() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isListening()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                close();
                throw new IOException("The bare server does not start; its log is bare-server.log");
            }
            Thread.sleep(POLL);
        }
    }

    private boolean isListening() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
