package dev.throughline.audit.vault.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;

import dev.throughline.common.problem.ProblemException;

/** Keys in a file that all replicas share. One that another replica added is read when it is first met. */
final class FileKeys implements KeyEncryption {

    private final KeyRingFile file;
    private volatile KeyRing ring;

    FileKeys(KeyRingFile file) throws IOException, GeneralSecurityException {
        this.file = file;
        this.ring = file.readOrCreate();
    }

    @Override
    public String currentKey() {
        return ring.currentKey();
    }

    @Override
    public WrappedKey wrap(byte[] key, byte[] context) throws GeneralSecurityException {
        return ring.wrap(key, context);
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, byte[] context) throws GeneralSecurityException {
        if (!ring.has(wrapped.keyId())) {
            readAgain();
        }
        return ring.unwrap(wrapped, context);
    }

    @Override
    public void rotate() {
        try {
            ring = file.rotate();
        } catch (IOException e) {
            throw ProblemException.of(409,
                    "The key file cannot be written: put a new key before the others in it, and restart");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key file holds something else now", e);
        }
    }

    private void readAgain() throws GeneralSecurityException {
        try {
            ring = file.read();
        } catch (IOException e) {
            throw new UncheckedIOException("The vault's key file cannot be read", e);
        }
    }
}
