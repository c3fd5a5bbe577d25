package dev.throughline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import dev.throughline.local.infrastructure.EmbeddedDatabase;
import dev.throughline.local.infrastructure.EmbeddedKafka;
import dev.throughline.local.launcher.Ports.Port;

/** PostgreSQL, Kafka and the services, started in this order and stopped in the opposite one. */
final class Stack {

    private final Options options;
    private final Folders folders;
    private final Ports ports;
    private final Secrets secrets;
    private final Terminal terminal;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final CompletableFuture<EmbeddedDatabase> database = new CompletableFuture<>();
    private final CompletableFuture<EmbeddedKafka> kafka = new CompletableFuture<>();
    private boolean closed;

    Stack(Options options, Ports ports, Terminal terminal) {
        this.options = options;
        this.folders = options.folders();
        this.ports = ports;
        this.secrets = new Secrets(folders.secrets());
        this.terminal = terminal;
    }

    /** Returns when PostgreSQL and Kafka are up and the services are on their way. */
    void start(boolean logsShown, Consumer<String> givenUp) throws IOException {
        begin("postgres", database, () -> EmbeddedDatabase.start(folders.postgres(), ports.number(Port.POSTGRES),
                secrets.databasePassword()), "PostgreSQL on 127.0.0.1:" + ports.number(Port.POSTGRES));
        begin("kafka", kafka, () -> EmbeddedKafka.start(folders.kafka(), ports.number(Port.KAFKA),
                ports.number(Port.KAFKA_CONTROLLER)), "Kafka on 127.0.0.1:" + ports.number(Port.KAFKA));
        try {
            CompletableFuture.allOf(database, kafka).join();
        } catch (CompletionException e) {
            throw new CannotStart("PostgreSQL and Kafka do not start: " + e.getCause(), e);
        }
        startServices(logsShown, givenUp);
    }

    Set<Service> services() {
        return options.services();
    }

    /** Stops everything; what is still on its way is waited for, so that nothing is left behind. */
    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        services.values().forEach(ServiceProcess::end);
        services.forEach((service, process) -> stop(service.module(), process));
        stop("Kafka", () -> kafka.join().close());
        stop("PostgreSQL", () -> database.join().close());
    }

    private <T> void begin(String name, CompletableFuture<T> result, Callable<T> start, String done) {
        Thread.ofPlatform().name(name + "-start").daemon().start(() -> {
            try {
                T started = start.call();
                terminal.step(done);
                result.complete(started);
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
    }

    private synchronized void startServices(boolean logsShown, Consumer<String> givenUp) throws IOException {
        if (closed) {
            return;
        }
        for (Service service : options.services()) {
            var process = new ServiceProcess(service, command(service), OwnProcess.named(service.module(), folders),
                    new ServiceLog(service, folders, terminal, logsShown), terminal, new RestartPolicy(Clock.systemUTC()));
            services.put(service, process);
            process.start(givenUp);
        }
    }

    private ProcessBuilder command(Service service) throws IOException {
        Path jar = options.checkout().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (Files.notExists(jar)) {
            throw new CannotStart(service.module() + " is not built: " + jar + " is missing");
        }
        var command = new ArrayList<>(List.of(javaProgram(), OwnProcess.option(folders)));
        command.addAll(service.javaOptions(System.getenv()));
        command.addAll(List.of("-jar", jar.toString()));
        var builder = new ProcessBuilder(command).directory(folders.of(service).toFile());
        builder.environment().putAll(environment(service));
        return builder;
    }

    static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The same variables that an operator sets. */
    private Map<String, String> environment(Service service) throws IOException {
        var environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(ports.number(service.port())),
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.number(Port.KAFKA),
                "DATABASE_HOST", "127.0.0.1",
                "DATABASE_PORT", Integer.toString(ports.number(Port.POSTGRES)),
                "DATABASE_PASSWORD", secrets.databasePassword(),
                "SECRET_FINGERPRINT_KEY", secrets.fingerprintKey(),
                "AUDIT_URL", ports.address(Port.AUDIT),
                "MALLOC_ARENA_MAX", "2"));
        if (service == Service.AUDIT) {
            environment.put("SIGNING_KEY_FILE", secrets.signingKey().toString());
            environment.put("VAULT_KEY_FILE", secrets.vaultKey().toString());
            environment.put("AUDIT_HEAD_KEY_FILE", secrets.auditKey().toString());
            environment.put("ADMINISTRATOR_PASSWORD", secrets.administratorPassword());
        }
        if (service == Service.RECALL) {
            environment.put("INDEX_FOLDER", folders.of(service).resolve("index").toString());
            environment.put("INGEST_URL", ports.address(Port.INGEST));
            environment.put("WORKER_URL", ports.address(Port.WORKER));
        }
        return environment;
    }

    private void stop(String name, AutoCloseable part) {
        try {
            long start = System.nanoTime();
            part.close();
            terminal.step(name + " stopped in " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        } catch (CompletionException e) {
            // it never started, so there is nothing to stop
        } catch (Exception e) {
            terminal.print(name + " does not stop: " + e.getMessage());
        }
    }
}
