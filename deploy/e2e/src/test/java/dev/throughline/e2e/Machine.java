package dev.throughline.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the files of a made-up machine lie. Not a temporary folder of JUnit's: the hooks go on for a moment in the background.
 */
final class Machine {

    private Machine() {
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "machine");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
