package dev.throughline.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the clients that runs as a process of its own. */
public record Script(String command, Process process, Path output) {

    public static final Path CLIENTS = Path.of("..", "..", "clients").toAbsolutePath().normalize();

    private static final Path OUTPUTS = Path.of("target", "scripts");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    public static Script start(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Files.createDirectories(OUTPUTS);
            Path output = Files.createTempFile(OUTPUTS, command.getFirst(), ".log");
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            builder.environment().putAll(environment);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
            return new Script(String.join(" ", command), process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** What it wrote, once it has ended well. */
    public List<String> lines() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("%s ends", command).isTrue();
            List<String> lines = Files.readAllLines(output, UTF_8);
            assertThat(process.exitValue()).as("%s: %s", command, String.join("\n", lines)).isZero();
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a script ran", e);
        }
    }
}
