package dev.throughline.common.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Knows an event by its content where the agent gave it no id, so that a prompt captured live and the same prompt in a
 * transcript are known to be one. Both doors take it from here, over the text as it is stored.
 */
public final class ContentKey {

    private static final int BYTES = 8;

    private ContentKey() {
    }

    /** The key of a text of this type, for example {@code prompt:9f86d081884c7d65}. */
    public static String of(EventType type, String text) {
        return type.wireName() + ":" + hash(text);
    }

    /** The first 16 hexadecimal digits of the stripped text's SHA-256. */
    public static String hash(String text) {
        byte[] digest = sha256().digest(text.strip().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
