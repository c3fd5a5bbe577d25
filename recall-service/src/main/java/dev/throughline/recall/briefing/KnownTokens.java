package dev.throughline.recall.briefing;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLongArray;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

import dev.throughline.recall.token.Tokens;

/**
 * Counts the tokens of texts that come again, and remembers the counts by two hashes of the text: one says where, and the
 * other with what is left of the first tells one text from another. A newer text takes the place of an older one.
 */
final class KnownTokens {

    private static final int COUNT_BITS = 20;
    private static final int MOST_COUNTED = (1 << COUNT_BITS) - 1;
    /** A longer text is rare and costs much: it is counted only as far as need be, and not remembered. */
    private static final int LONGEST_KNOWN = 4_000;
    private static final int SEED = 104_729;
    private static final int OTHER_SEED = 1_299_709;

    /** Each a text's mark of 44 bits, which is never zero, and its count. */
    private final AtomicLongArray entries;

    /** @param most a power of two */
    KnownTokens(int most) {
        entries = new AtomicLongArray(most);
    }

    /** How many tokens a text has, or more than {@code most}: a long text that has more is not counted to its end. */
    int countUpTo(int most, String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.length() > LONGEST_KNOWN) {
            return Tokens.countUpTo(most, text);
        }
        var bytes = new BytesRef(text.getBytes(StandardCharsets.UTF_8));
        int hash = StringHelper.murmurhash3_x86_32(bytes, SEED);
        int place = hash & entries.length() - 1;
        long mark = (hash >>> COUNT_BITS
                | Integer.toUnsignedLong(StringHelper.murmurhash3_x86_32(bytes, OTHER_SEED)) << Integer.SIZE - COUNT_BITS) | 1;
        long entry = entries.getOpaque(place);
        if (entry >>> COUNT_BITS == mark) {
            return (int) entry & MOST_COUNTED;
        }
        int count = Tokens.count(text);
        entries.setOpaque(place, mark << COUNT_BITS | count);
        return count;
    }
}
