package dev.throughline.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system in memory, small enough to be filled. Only an administrator of the machine can have one. */
record SmallDisk(Path folder) implements AutoCloseable {

    static Optional<SmallDisk> mount(Path folder, int megabytes) {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    /** As another program does whose log grows. */
    void fill() {
        byte[] chunk = new byte[4096];
        try (OutputStream file = Files.newOutputStream(ballast())) {
            for (int most = Integer.MAX_VALUE; most > 0; most--) {
                file.write(chunk);
            }
        } catch (IOException e) {
            assertThat(folder.toFile().getUsableSpace()).isLessThan(chunk.length); // it is full, as was wished
        }
    }

    void makeRoom() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a disk was mounted", e);
        }
    }
}
