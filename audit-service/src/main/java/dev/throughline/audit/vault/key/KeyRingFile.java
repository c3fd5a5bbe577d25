package dev.throughline.audit.vault.key;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * The file that holds the key-encryption keys, one a line, the current one first. It is only ever replaced as a whole, and
 * by one process at a time: a key that was used and then lost would take its values with it.
 */
final class KeyRingFile {

    private final Path path;

    KeyRingFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The keys of the file, which is made when it is missing. */
    KeyRing readOrCreate() throws IOException, GeneralSecurityException {
        return Files.exists(path) ? read() : alone(() -> Files.exists(path) ? read() : write(KeyRing.generate()));
    }

    KeyRing read() throws IOException, GeneralSecurityException {
        return KeyRing.parse(Files.readString(path));
    }

    /** Puts a new key in front of the others. */
    KeyRing rotate() throws IOException, GeneralSecurityException {
        return alone(() -> write(read().rotated()));
    }

    @FunctionalInterface
    private interface Work {
        KeyRing run() throws IOException, GeneralSecurityException;
    }

    private KeyRing write(KeyRing ring) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        // the mode is set before the key is in it
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, ring.text(), StandardOpenOption.SYNC);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return ring;
    }

    private KeyRing alone(Work work) throws IOException, GeneralSecurityException {
        Files.createDirectories(path.getParent());
        Path lock = path.resolveSibling(path.getFileName() + ".lock");
        synchronized (KeyRingFile.class) { // a file's lock parts processes, not threads
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                return work.run();
            }
        }
    }
}
