package dev.throughline.audit.vault.key;

import java.security.GeneralSecurityException;

/** The key-encryption key, wherever it is kept. Every method may block, at most for the key service's timeout. */
sealed interface KeyEncryption permits FileKeys, EnvironmentKeys, TransitKeys {

    /** The id of the key that wraps now. */
    String currentKey();

    /**
     * Wraps a data key under the current key.
     *
     * @param context what it belongs to; the same has to be given to unwrap it
     */
    WrappedKey wrap(byte[] key, byte[] context) throws GeneralSecurityException;

    /**
     * Opens a data key, also one that an older key wrapped.
     *
     * @throws GeneralSecurityException when it was changed, belongs to another context, or its key is gone
     */
    byte[] unwrap(WrappedKey wrapped, byte[] context) throws GeneralSecurityException;

    /** Makes a new key the current one; the older ones still unwrap. */
    void rotate();
}
