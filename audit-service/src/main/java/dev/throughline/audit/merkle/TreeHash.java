package dev.throughline.audit.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How RFC 9162, section 2.1.1, hashes: leaves and nodes apart, so that neither can pass for the other. */
public final class TreeHash {

    /** How long every hash is. */
    public static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHash() {
    }

    /** {@code SHA-256(0x00 || entry)} */
    public static byte[] leaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    /** {@code SHA-256(0x01 || left || right)} */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of a tree without leaves: the hash of nothing. */
    public static byte[] empty() {
        return sha256().digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
