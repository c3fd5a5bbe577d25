package dev.throughline.recall.briefing;

/**
 * Counts the tokens of texts that share lines: what is told to one session is told to others too, and a text is counted again
 * as it grows. No token reaches over a line break into a line that begins with a letter or mark, nor over the end of a word
 * into the space behind it, so that the sum of such pieces is exactly the count of the whole. The last word of a line is
 * counted by itself: with it go the line breaks, of which there are more once something follows.
 */
final class LineTokens {

    /** Of some ten thousand memories, in 2 MiB. */
    private static final int MOST_KNOWN = 1 << 18;

    private static final KnownTokens KNOWN = new KnownTokens(MOST_KNOWN);

    private LineTokens() {
    }

    /** How many tokens a text has. */
    static int count(String text) {
        return countUpTo(Integer.MAX_VALUE, text);
    }

    /** How many tokens a text has, or more than {@code most}: a text that has more need not be counted to its end. */
    static int countUpTo(int most, String text) {
        int tokens = 0;
        for (int from = 0; from < text.length() && tokens <= most;) {
            int to = endOfLine(text, from);
            int lastWord = lastWord(text, from, to);
            tokens += KNOWN.countUpTo(most - tokens, text.substring(from, lastWord));
            tokens += KNOWN.countUpTo(most - tokens, text.substring(lastWord, to));
            from = to;
        }
        return tokens;
    }

    /** Where the space before the last word stands, or the end of the line when it has one word. */
    private static int lastWord(String text, int from, int to) {
        for (int space = text.lastIndexOf(' ', to - 2); space > from; space = text.lastIndexOf(' ', space - 1)) {
            if (isMark(text.charAt(space - 1)) && isMark(text.charAt(space + 1))) {
                return space;
            }
        }
        return to;
    }

    /** Behind the line break, and behind all the white space that follows it up to the next line break. */
    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from) + 1;
        while (end > 0 && end < text.length() && !isMark(text.charAt(end))) {
            end = text.indexOf('\n', end) + 1;
        }
        return end == 0 ? text.length() : end;
    }

    /** Of ASCII alone, as Unicode and the encoding may not agree on what else is white. */
    private static boolean isMark(char c) {
        return c > ' ' && c < 0x7f;
    }
}
