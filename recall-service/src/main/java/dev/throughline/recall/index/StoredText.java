package dev.throughline.recall.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A text as the bytes that an index has of it, decoded when it is wanted: of a hundred memories that are found a few are told.
 */
public final class StoredText {

    private final byte[] encoded;
    private @Nullable String decoded; // any thread may decode it, and all make the same of it

    StoredText(byte[] encoded) {
        this.encoded = encoded;
    }

    static StoredText of(String text) {
        return new StoredText(text.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        String text = decoded;
        if (text == null) {
            text = new String(encoded, UTF_8);
            decoded = text;
        }
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredText text && Arrays.equals(encoded, text.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
