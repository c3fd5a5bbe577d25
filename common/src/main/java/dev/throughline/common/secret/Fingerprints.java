package dev.throughline.common.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes of a secret the short text by which the same secret is recognised elsewhere: HMAC-SHA256 (RFC 2104) under the
 * installation's key, its first four bytes in hexadecimal. Without the key nobody can try out passwords against it.
 */
public final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 4;
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    private Fingerprints(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The same under the same key, in every service and after every start. */
    public static Fingerprints keyed(String key) {
        return new Fingerprints(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Under a key that ends with this object: for texts that are looked at and not kept. */
    public static Fingerprints passing() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Fingerprints(key);
    }

    /** Eight hexadecimal digits. */
    String of(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
