package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A git repository with one commit, made for a test. */
final class Checkout {

    private Checkout() {
    }

    static Path of(Path folder, String remote) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git(folder, "init", "--quiet", "--initial-branch=main");
        git(folder, "-c", "user.name=dev", "-c", "user.email=dev@example.com", "commit", "--quiet", "--allow-empty", "-m",
                "Start");
        git(folder, "remote", "add", "origin", remote);
        return folder;
    }

    private static void git(Path folder, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as("%s", command).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while git worked", e);
        }
    }
}
