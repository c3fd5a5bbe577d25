package dev.throughline.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A hash of the tree (RFC 9162), by its value.
 *
 * @param base64 its 32 bytes
 */
record LeafHash(String base64) {

    /** {@code SHA-256(0x00 || text)}. */
    static LeafHash of(String text) {
        return hash((byte) 0, text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code SHA-256(0x01 || left || right)}. */
    static LeafHash node(LeafHash left, LeafHash right) {
        return hash((byte) 1, left.bytes(), right.bytes());
    }

    private byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    private static LeafHash hash(byte prefix, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(prefix);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return new LeafHash(Base64.getEncoder().encodeToString(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
