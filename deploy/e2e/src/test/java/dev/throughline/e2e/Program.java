package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;

/** A process that a test may do anything to, and that never outlives the tests. */
public record Program(Process process) {

    /** Starts it; what it says is added to the log. */
    public static Program start(ProcessBuilder builder, Path log) throws IOException {
        Process process = builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile())).start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
        return new Program(process);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    int exitStatus() {
        return process.exitValue();
    }

    public long id() {
        return process.pid();
    }

    /** As {@code kill -9}: the process has no say in it. */
    public void kill() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(process.isAlive()).isFalse());
    }

    public void terminate() {
        process.destroy();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(process.isAlive()).isFalse());
    }

    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a signal was sent", e);
        }
    }
}
