package dev.throughline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnProcessTest {

    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void start() throws Exception {
        process = new ProcessBuilder("sh", "-c", "sleep 60; true", "the-mark").start();
    }

    @AfterEach
    void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Test
    void aLeftoverIsFoundAndStopped() throws Exception {
        var own = own("the-mark", process.pid());
        assertThat(own.running()).isPresent();

        boolean ended = own.stop("KILL", Duration.ofSeconds(10));

        assertThat(ended).isTrue();
        assertThat(own.running()).isEmpty();
    }

    @Test
    void aStrangerThatGotTheNumberIsLeftAlone() throws Exception {
        var own = own("another-mark", process.pid());

        assertThat(own.running()).isEmpty();
        assertThat(own.stop("KILL", Duration.ZERO)).isTrue();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void aFileThatIsMissingOrDamagedNamesNobody() throws Exception {
        assertThat(new OwnProcess(folder.resolve("none.pid"), "the-mark").running()).isEmpty();
        Path damaged = Files.writeString(folder.resolve("damaged.pid"), "x\n");
        assertThat(new OwnProcess(damaged, "the-mark").running()).isEmpty();
    }

    private OwnProcess own(String mark, long number) throws Exception {
        return new OwnProcess(Files.writeString(folder.resolve("service.pid"), number + "\nmore\n"), mark);
    }
}
