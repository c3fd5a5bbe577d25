package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.throughline.testing.Infrastructure;

/** A packaged service as a process of its own, which can be killed and stopped like one. */
public final class ServiceProcess {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path LOGS = Path.of("target", "logs");
    private static final List<String> SMALL_JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final String module;
    private final Map<String, String> environment;
    private final URI address;
    private final Path log;
    private final Program program;

    private ServiceProcess(String module, Map<String, String> environment, URI address, Path log, Program program) {
        this.module = module;
        this.environment = environment;
        this.address = address;
        this.log = log;
        this.program = program;
    }

    /** Starts the service on a free port; {@link #awaitReady} says when it can be used. */
    public static ServiceProcess start(String module, Map<String, String> environment) {
        return start(module, environment, Infrastructure.freePort());
    }

    /** The same service at the same address, after this one was ended. */
    public ServiceProcess startAgain() {
        return start(module, environment, address.getPort());
    }

    private static ServiceProcess start(String module, Map<String, String> environment, int port) {
        Path log = LOGS.resolve(module + "-" + port + ".log");
        try {
            Files.createDirectories(LOGS);
            var program = Program.start(builder(module, port, environment), log);
            return new ServiceProcess(module, Map.copyOf(environment), URI.create("http://127.0.0.1:" + port), log, program);
        } catch (IOException e) {
            throw new UncheckedIOException(module + " cannot be started", e);
        }
    }

    private static ProcessBuilder builder(String module, int port, Map<String, String> environment) {
        Path jar = ROOT.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        assertThat(jar).as("%s has to be packaged first", module).exists();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_JVM);
        command.addAll(List.of("-jar", jar.toString()));
        var builder = new ProcessBuilder(command).directory(LOGS.toAbsolutePath().toFile());
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return builder;
    }

    public URI address() {
        return address;
    }

    public long id() {
        return program.id();
    }

    public ServiceProcess awaitReady() {
        return awaitReady(START_TIMEOUT);
    }

    /** For one that has more to do before than to start. */
    public ServiceProcess awaitReady(Duration most) {
        await().atMost(most).pollInterval(Duration.ofMillis(100)).untilAsserted(
                () -> assertThat(readiness()).as("%s is ready, see %s", module, log.toAbsolutePath()).isEqualTo(200));
        return this;
    }

    /** What it has logged. The launcher's own notes, of options from the environment, are none of its lines. */
    List<String> log() {
        try {
            return Files.readAllLines(log).stream().filter(line -> !line.startsWith("Picked up ")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has ended by itself, and answers its exit status. */
    int awaitEnd(Duration most) {
        await().atMost(most).untilAsserted(() -> assertThat(program.isAlive()).as("see %s", log.toAbsolutePath()).isFalse());
        return program.exitStatus();
    }

    /** As {@code kill -9}: the process has no say in it. */
    public void kill() {
        program.kill();
    }

    public void terminate() {
        program.terminate();
    }

    /** Takes the processor away from it, as a machine does that swaps or sleeps. */
    public void freeze() {
        program.freeze();
    }

    public void thaw() {
        program.thaw();
    }

    /** Has its garbage collected, so that what is in use then is what it keeps. */
    public void collectGarbage() {
        program.collectGarbage();
    }

    private int readiness() {
        assertThat(program.isAlive()).as("%s runs, see %s", module, log.toAbsolutePath()).isTrue();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address.resolve("/q/health/ready")).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0; // not listening yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a service was to start", e);
        }
    }
}
