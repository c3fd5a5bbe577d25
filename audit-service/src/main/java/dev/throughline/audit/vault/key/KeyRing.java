package dev.throughline.audit.vault.key;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;

/** Key-encryption keys held in memory, AES-256-GCM; the first one wraps, all of them unwrap. */
final class KeyRing {

    private static final int KEY_BYTES = 32;

    private final List<String> lines;
    private final Map<String, Aead> keys;

    private KeyRing(List<String> lines, Map<String, Aead> keys) {
        this.lines = lines;
        this.keys = keys;
    }

    /**
     * Reads keys of 32 bytes in base64, parted by commas or line ends.
     *
     * @throws GeneralSecurityException when there is none, or one is something else
     */
    static KeyRing parse(String text) throws GeneralSecurityException {
        List<String> lines = Arrays.stream(text.split("[,\\s]+")).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            throw new GeneralSecurityException("There is no key in it");
        }
        var keys = new LinkedHashMap<String, Aead>();
        for (String line : lines) {
            byte[] bytes = decode(line);
            int id = id(bytes);
            keys.put(HexFormat.of().toHexDigits(id), aead(bytes, id));
            Arrays.fill(bytes, (byte) 0);
        }
        return new KeyRing(lines, keys);
    }

    /** A ring with one new key. */
    static KeyRing generate() throws GeneralSecurityException {
        return parse(randomLine());
    }

    /** The same ring with a new key in front. */
    KeyRing rotated() throws GeneralSecurityException {
        var more = new ArrayList<>(List.of(randomLine()));
        more.addAll(lines);
        return parse(String.join("\n", more));
    }

    /** As {@link #parse} reads it. */
    String text() {
        return String.join("\n", lines) + "\n";
    }

    String currentKey() {
        return keys.keySet().iterator().next();
    }

    boolean has(String keyId) {
        return keys.containsKey(keyId);
    }

    WrappedKey wrap(byte[] key, byte[] context) throws GeneralSecurityException {
        return new WrappedKey(currentKey(), aead(currentKey()).encrypt(key, context));
    }

    byte[] unwrap(WrappedKey wrapped, byte[] context) throws GeneralSecurityException {
        return aead(wrapped.keyId()).decrypt(wrapped.bytes(), context);
    }

    private Aead aead(String keyId) throws GeneralSecurityException {
        Aead aead = keys.get(keyId);
        if (aead == null) {
            throw new GeneralSecurityException("The key-encryption key " + keyId + " is gone");
        }
        return aead;
    }

    private static Aead aead(byte[] bytes, int id) throws GeneralSecurityException {
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(PredefinedAeadParameters.AES256_GCM)
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .setIdRequirement(id)
                .build();
        return KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).makePrimary()).build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** The first bytes of the key's hash: the same key has the same name on every replica. */
    private static int id(byte[] key) throws GeneralSecurityException {
        return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key)).getInt();
    }

    private static byte[] decode(String line) throws GeneralSecurityException {
        try {
            byte[] bytes = Base64.getDecoder().decode(line);
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below, without the text
        }
        throw new GeneralSecurityException("A key is " + KEY_BYTES + " bytes in base64");
    }

    private static String randomLine() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
