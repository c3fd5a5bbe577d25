package dev.throughline.recall.token;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingResult;
import com.knuddels.jtokkit.api.EncodingType;

/** Counts tokens as cl100k does. */
public final class Tokens {

    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    private Tokens() {
    }

    public static int count(String text) {
        return ENCODING.countTokensOrdinary(text);
    }

    /** No text has fewer tokens than so many, which are found out at once: no token reaches from one word into the next. */
    public static int atLeast(String text) {
        int words = 0;
        boolean isBetween = true;
        for (int i = 0; i < text.length(); i++) {
            boolean isWhite = isWhite(text.charAt(i));
            if (isBetween && !isWhite) {
                words++;
            }
            isBetween = isWhite;
        }
        return words;
    }

    /** What surely is white to the encoding. */
    private static boolean isWhite(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /** How many tokens a text has, or more than {@code most}: a text that has more is not counted to its end. */
    public static int countUpTo(int most, String text) {
        EncodingResult counted = ENCODING.encodeOrdinary(text, Math.max(0, most));
        return counted.isTruncated() ? most + 1 : counted.getTokens().size();
    }
}
