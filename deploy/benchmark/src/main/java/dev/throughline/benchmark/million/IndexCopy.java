package dev.throughline.benchmark.million;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of an index that a running service holds, to be opened by another process. They never change, so that the copy
 * is made of links; the service's lock is left out.
 */
record IndexCopy(Path folder) implements AutoCloseable {

    static IndexCopy of(Path index) throws IOException {
        Path folder = Files.createTempDirectory(index.getParent(), "index-copy");
        for (Path file : files(index)) {
            if (!file.endsWith("write.lock")) {
                Files.createLink(folder.resolve(file.getFileName()), file);
            }
        }
        return new IndexCopy(folder);
    }

    @Override
    public void close() throws IOException {
        for (Path file : files(folder)) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
