package dev.throughline.audit.vault.key;

import java.security.GeneralSecurityException;
import java.util.Arrays;

import jakarta.inject.Singleton;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

/**
 * Encrypts each value under a data key of its own (AES-256-GCM) and wraps that key. Both are bound to a context, so that
 * neither opens in another row. Every method may block, at most for the key service's timeout; {@link VaultThreads} is for
 * that.
 */
@Singleton
public class Envelope {

    private final KeyEncryption keys;

    Envelope(KeyEncryption keys) {
        this.keys = keys;
    }

    /** The id of the key-encryption key that wraps now. */
    public String currentKey() {
        return keys.currentKey();
    }

    /** Makes a new key-encryption key the current one; {@link #rewrap} moves values to it. */
    public void rotate() {
        keys.rotate();
    }

    /**
     * Encrypts a value; wiping it is the caller's.
     *
     * @param context where the value will stand
     * @throws KeyServiceAway when the key cannot be wrapped now
     */
    public EncryptedValue encrypt(byte[] value, byte[] context) {
        try {
            KeysetHandle dataKey = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return new EncryptedValue(wrap(dataKey, context), aead(dataKey).encrypt(value, context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value cannot be encrypted", e);
        }
    }

    /**
     * Opens a value; the caller wipes it after use.
     *
     * @throws Undecryptable when it is not what was stored for this context
     * @throws KeyServiceAway when the key cannot be unwrapped now
     */
    public byte[] decrypt(EncryptedValue value, byte[] context) {
        try {
            return aead(unwrap(value.key(), context)).decrypt(value.ciphertext(), context);
        } catch (GeneralSecurityException e) {
            throw new Undecryptable(e);
        }
    }

    /** The same data key under the current key-encryption key; the ciphertext stays as it is. */
    public WrappedKey rewrap(WrappedKey wrapped, byte[] context) {
        try {
            return wrap(unwrap(wrapped, context), context);
        } catch (GeneralSecurityException e) {
            throw new Undecryptable(e);
        }
    }

    /** Wraps a keyset of any kind. */
    public WrappedKey wrap(KeysetHandle keyset, byte[] context) throws GeneralSecurityException {
        byte[] plain = TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        try {
            return keys.wrap(plain, context);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Opens a keyset of any kind. */
    public KeysetHandle unwrap(WrappedKey wrapped, byte[] context) throws GeneralSecurityException {
        byte[] plain = keys.unwrap(wrapped, context);
        try {
            return TinkProtoKeysetFormat.parseKeyset(plain, InsecureSecretKeyAccess.get());
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static Aead aead(KeysetHandle dataKey) throws GeneralSecurityException {
        return dataKey.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
