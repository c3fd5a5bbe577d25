package dev.throughline.audit.vault.key;

/**
 * A data key that only the key-encryption key opens.
 *
 * @param keyId which key-encryption key wrapped it
 * @param bytes in the form of the key's source
 */
public record WrappedKey(String keyId, byte[] bytes) {

    @Override
    public String toString() {
        return "WrappedKey[keyId=" + keyId + "]";
    }
}
