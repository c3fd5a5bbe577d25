package dev.throughline.audit.signing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The file that holds the private keys, the newest first. It is made once, and replaced as a whole when a key is added;
 * whoever reads it can sign as the suite.
 */
final class KeyFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;

    KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The keys of the file, which is made with one key when it is missing. */
    List<PublishedKey> read() throws IOException, GeneralSecurityException {
        try {
            return KeyText.parse(Files.readString(path), path);
        } catch (NoSuchFileException e) {
            create();
            return KeyText.parse(Files.readString(path), path);
        }
    }

    /** Changes the keys; replicas that do so at once do it one after the other, each from what the other left. */
    List<PublishedKey> change(UnaryOperator<List<PublishedKey>> change) throws IOException, GeneralSecurityException {
        Path lock = path.resolveSibling(path.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY);
                var held = channel.lock()) {
            List<PublishedKey> changed = change.apply(read());
            Path next = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID());
            write(next, changed);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return changed;
        }
    }

    private void create() throws IOException, GeneralSecurityException {
        Files.createDirectories(path.getParent());
        Path made = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID());
        write(made, List.of(new PublishedKey(SigningKey.generate(), Instant.EPOCH, null)));
        try {
            Files.createLink(path, made); // unlike a move it fails when another replica was first
        } catch (FileAlreadyExistsException e) {
            // that one's key is ours
        } finally {
            Files.delete(made);
        }
    }

    /** The mode is set before the keys are in it. */
    private static void write(Path file, List<PublishedKey> keys) throws IOException {
        Files.createFile(file, OWNER_ONLY);
        Files.writeString(file, KeyText.of(keys));
    }
}
