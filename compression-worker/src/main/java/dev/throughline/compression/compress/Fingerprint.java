package dev.throughline.compression.compress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** By which the same thing said again in a session is known to be the same. */
final class Fingerprint {

    private static final int BYTES = 8;

    private Fingerprint() {
    }

    static String of(String text) {
        try {
            byte[] normal = Text.inOneLine(text).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(normal), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
