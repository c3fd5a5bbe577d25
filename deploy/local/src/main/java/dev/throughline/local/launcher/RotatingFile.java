package dev.throughline.local.launcher;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log of bounded size: the file and the one before it. */
final class RotatingFile implements AutoCloseable {

    private final Path path;
    private final long limit;
    private BufferedWriter writer;
    private long written;

    RotatingFile(Path path, long limit) throws IOException {
        this.path = path;
        this.limit = limit;
        this.written = Files.exists(path) ? Files.size(path) : 0;
        this.writer = open();
    }

    synchronized void write(String line) throws IOException {
        if (written > limit) {
            rotate();
        }
        writer.write(line);
        writer.write('\n');
        writer.flush();
        written += line.length() + 1;
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }

    private void rotate() throws IOException {
        writer.close();
        Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        writer = open();
        written = 0;
    }

    private BufferedWriter open() throws IOException {
        return Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
