package dev.throughline.common.secret;

import java.util.List;

/**
 * A text without its secrets, and what was taken out.
 *
 * @param text the text, each secret replaced by {@code [secret:<kind>:<fingerprint>]}
 * @param finds one for each secret, in the order of the text for each set of rules; empty for a clean text, which is then the
 *        very same string
 */
public record Redaction(String text, List<Find> finds) {

    /**
     * A secret by its kind and a short fingerprint, by which the same secret is recognised elsewhere. Never its value.
     *
     * @param kind lower-case letters, digits and hyphens, at most 40
     * @param fingerprint eight hexadecimal digits
     */
    public record Find(String kind, String fingerprint) {

        public static final String OPEN = "[secret:";
        private static final int LONGEST_KIND = 40;
        private static final int FINGERPRINT_DIGITS = 8;

        @Override
        public String toString() {
            return OPEN + kind + ":" + fingerprint + "]";
        }

        /**
         * Behind the marker that begins at this place, or -1 where none does. Only a marker that is one in every character
         * counts: else a secret could be hidden by what is written before it.
         */
        public static int endOfMarker(String text, int at) {
            if (at >= text.length() || text.charAt(at) != OPEN.charAt(0) || !text.startsWith(OPEN, at)) {
                return -1;
            }
            int colon = at + OPEN.length();
            while (colon < text.length() && colon - at <= OPEN.length() + LONGEST_KIND && isOfKind(text.charAt(colon))) {
                colon++;
            }
            int end = colon + 1 + FINGERPRINT_DIGITS;
            return end < text.length() && text.charAt(colon) == ':' && text.charAt(end) == ']' && isHex(text, colon + 1, end)
                    ? end + 1
                    : -1;
        }

        private static boolean isOfKind(char c) {
            return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
        }

        private static boolean isHex(String text, int from, int to) {
            return text.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        }
    }

    public Redaction {
        finds = List.copyOf(finds);
    }
}
