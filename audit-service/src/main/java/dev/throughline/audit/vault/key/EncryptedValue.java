package dev.throughline.audit.vault.key;

/**
 * A value as it is stored.
 *
 * @param key the data key, of this value alone
 * @param ciphertext the value under the data key, in Tink's form
 */
public record EncryptedValue(WrappedKey key, byte[] ciphertext) {

    @Override
    public String toString() {
        return "EncryptedValue[key=" + key + "]";
    }
}
