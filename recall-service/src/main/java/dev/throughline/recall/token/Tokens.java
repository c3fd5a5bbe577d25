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

    /** How many tokens a text has, or more than {@code most}: a text that has more is not counted to its end. */
    public static int countUpTo(int most, String text) {
        EncodingResult counted = ENCODING.encodeOrdinary(text, Math.max(0, most));
        return counted.isTruncated() ? most + 1 : counted.getTokens().size();
    }
}
