package dev.throughline.recall.briefing;

import java.util.HashMap;
import java.util.Map;

import dev.throughline.recall.token.Tokens;

/**
 * Counts the tokens of a text that grows, and of what might be added to it, each line once. No token reaches over a line
 * break into a line that begins with a letter or mark, so that the sum of such lines is exactly the count of the whole.
 */
final class LineTokens {

    /** English has about four characters to a token: of a longer line it is likely that it does not fit. */
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    private final Map<String, Integer> counted = new HashMap<>();

    /** How many tokens a text has. */
    int count(String text) {
        return countUpTo(Integer.MAX_VALUE, text);
    }

    /** How many tokens a text has, or more than {@code most}: a text that has more is not counted to its end. */
    int countUpTo(int most, String text) {
        int tokens = 0;
        for (int from = 0; from < text.length() && tokens <= most;) {
            int to = endOfLine(text, from);
            tokens += ofLine(text.substring(from, to), most - tokens);
            from = to;
        }
        return tokens;
    }

    private int ofLine(String line, int most) {
        Integer known = counted.get(line);
        if (known != null) {
            return known;
        }
        if (line.length() / CHARACTERS_OF_A_TOKEN > most) {
            return Tokens.countUpTo(most, line);
        }
        int tokens = Tokens.count(line);
        counted.put(line, tokens);
        return tokens;
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
