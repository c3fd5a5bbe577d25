package dev.throughline.ingest.event;

/** Text that every later store takes: PostgreSQL refuses U+0000, and UTF-8 has no halves of a surrogate pair. */
public final class Storable {

    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {
    }

    /** The same string where it is storable already, else with each bad character replaced by U+FFFD. */
    public static String text(String text) {
        int bad = firstBad(text, 0);
        if (bad < 0) {
            return text;
        }
        var storable = new StringBuilder(text);
        for (int at = bad; at >= 0; at = firstBad(text, at + 1)) {
            storable.setCharAt(at, REPLACEMENT);
        }
        return storable.toString();
    }

    static int firstBad(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 0 || isLoneSurrogate(text, at, c)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isLoneSurrogate(String text, int at, char c) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
