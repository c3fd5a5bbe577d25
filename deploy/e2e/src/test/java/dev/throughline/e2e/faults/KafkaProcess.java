package dev.throughline.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.throughline.e2e.Program;
import dev.throughline.testing.Infrastructure;

/** Kafka as a process of its own, always at the same port and with the same log. */
final class KafkaProcess {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(60);

    private final Path folder;
    private final int port = Infrastructure.freePort();
    private final int controllerPort = Infrastructure.freePort();
    private Program program;

    private KafkaProcess(Path folder) {
        this.folder = folder;
        this.program = program();
    }

    static KafkaProcess start(Path folder) {
        var kafka = new KafkaProcess(folder);
        kafka.awaitReady();
        return kafka;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** As {@code kill -9}. */
    void kill() {
        program.kill();
    }

    void freeze() {
        program.freeze();
    }

    void thaw() {
        program.thaw();
    }

    void startAgain() {
        program = program();
        awaitReady();
    }

    /** Until it has given up by itself. */
    void awaitEnd() {
        await().atMost(END_TIMEOUT).untilAsserted(() -> assertThat(program.isAlive()).isFalse());
    }

    private void awaitReady() {
        await().atMost(START_TIMEOUT).untilAsserted(() -> assertThat(ready()).as("see %s", log()).exists());
    }

    private Program program() {
        try {
            Files.deleteIfExists(ready());
            Files.createDirectories(log().getParent());
            return Program.start(new ProcessBuilder(command()), log());
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka cannot be started", e);
        }
    }

    private List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-cp",
                System.getProperty("java.class.path"), KafkaNode.class.getName(),
                folder.toString(), Integer.toString(port), Integer.toString(controllerPort), ready().toString());
    }

    private Path ready() {
        return folder.resolveSibling("kafka-" + port + ".ready");
    }

    private Path log() {
        return Path.of("target", "logs", "kafka-" + port + ".log").toAbsolutePath();
    }
}
