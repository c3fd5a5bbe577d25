package dev.throughline.audit.vault.key;

import java.security.GeneralSecurityException;

import dev.throughline.common.problem.ProblemException;

/** Keys that whoever runs this service gave it at its start. */
final class EnvironmentKeys implements KeyEncryption {

    private final KeyRing ring;

    EnvironmentKeys(String keys) throws GeneralSecurityException {
        this.ring = KeyRing.parse(keys);
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
        return ring.unwrap(wrapped, context);
    }

    @Override
    public void rotate() {
        throw ProblemException.of(409,
                "The keys come from the environment: put a new one before the others in VAULT_KEYS, and restart");
    }
}
