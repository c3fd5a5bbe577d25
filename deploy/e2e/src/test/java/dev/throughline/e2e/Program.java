package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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

    /** Has the garbage of a JVM collected, so that what is in use then is what it keeps. */
    void collectGarbage() {
        run(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(process.pid()), "GC.run");
    }

    private void signal(String name) {
        run("kill", "-" + name, Long.toString(process.pid()));
    }

    private static void run(String... command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
            assertThat(builder.start().waitFor()).as("%s", List.of(command)).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a program ran", e);
        }
    }
}
