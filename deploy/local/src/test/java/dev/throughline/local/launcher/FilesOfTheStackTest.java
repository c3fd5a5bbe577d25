package dev.throughline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesOfTheStackTest {

    @TempDir
    Path folder;

    @Test
    void aShellReadsTheEnvironmentAndNobodyElseDoes() throws Exception {
        var file = new EnvironmentFile(folder.resolve("env"));
        file.write(Ports.of(Map.of()), "a.b.c");

        Process shell = new ProcessBuilder("sh", "-c", ". ./env; sh -c 'echo $THROUGHLINE_INGEST $THROUGHLINE_TOKEN'")
                .directory(folder.toFile()).start();

        assertThat(shell.inputReader().readLine()).isEqualTo("http://127.0.0.1:9000 a.b.c");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path()))).isEqualTo("rw-------");
    }

    @Test
    void theTokenIsFoundAgain() throws Exception {
        var file = new EnvironmentFile(folder.resolve("env"));
        assertThat(file.token()).isEmpty();

        file.write(Ports.of(Map.of()), "a.b.c");

        assertThat(file.token()).contains("a.b.c");
    }

    @Test
    void aPasswordIsMadeOnceAndKept() throws Exception {
        var secrets = new Secrets(folder);
        String first = secrets.databasePassword();

        String second = new Secrets(folder).databasePassword();

        assertThat(second).isEqualTo(first).hasSize(32).isNotEqualTo(secrets.administratorPassword());
    }

    @Test
    void aFreshStartLeavesTheFilesOfOthersAlone() throws Exception {
        Path foreign = Files.writeString(folder.resolve("thesis.txt"), "mine");
        var folders = new Folders(folder);
        folders.create();
        Files.createDirectories(folders.kafka().resolve("a-0"));

        folders.empty();

        assertThat(folder).isDirectoryContaining(path -> path.equals(foreign));
        assertThat(folders.kafka()).doesNotExist();
    }

    @Test
    void aLogNeverGrowsBeyondTwiceItsLimit() throws Exception {
        Path log = folder.resolve("service.log");
        try (var file = new RotatingFile(log, 1000)) {
            for (int i = 0; i < 1000; i++) {
                file.write("line " + i);
            }
        }

        assertThat(Files.size(log) + Files.size(folder.resolve("service.log.1"))).isLessThan(2100);
        assertThat(log).content().endsWith("line 999\n");
    }
}
