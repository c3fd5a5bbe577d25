package dev.throughline.compression.compress;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings what people and agents write to a form that can be quoted: cut only where one may cut. */
final class Text {

    private static final Pattern SPACE = Pattern.compile("[\\s\u00A0]+");
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final String CUT = "…";
    // mark-up, code and white space that a gist leaves out; a text can have a million characters
    private static final int SURELY_ENOUGH = 10;
    /** A word that is longer than a limit may exceed it by this factor before it is cut all the same. */
    private static final int HARD_BOUND = 2;

    private Text() {
    }

    /** With one space wherever there was white space. */
    static String inOneLine(String text) {
        boolean wasSpace = false;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            boolean isSpace = Character.isWhitespace(character) || character == NO_BREAK_SPACE;
            if (isSpace && (wasSpace || character != ' ')) {
                return SPACE.matcher(text).replaceAll(" ").strip();
            }
            wasSpace = isSpace;
        }
        return text.strip();
    }

    /** As many whole sentences from the beginning as have room; a first one that is too long is cut at a word. */
    static String gist(String text, int most) {
        return Prose.of(cut(text, most * SURELY_ENOUGH)).gist(most);
    }

    /** At most this long and marked as cut; a single word that is longer stays whole, up to twice the limit. */
    static String cutAtWord(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = boundary(text, most - CUT.length());
        return text.length() <= end ? text : text.substring(0, end).stripTrailing() + CUT;
    }

    /** The beginning of a longer text, ended like {@link #cutAtWord} but not marked. */
    static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = lastBoundary(text, most, most / 2);
        return cut(text, end < 0 ? most : end);
    }

    /** At most this many characters, and no half of a surrogate pair: a bound, not a form to be quoted. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static int boundary(String text, int most) {
        int back = lastBoundary(text, most, most / 2);
        if (back > 0) {
            return back;
        }
        int longest = Math.min(text.length(), most * HARD_BOUND);
        for (int end = most + 1; end < longest; end++) {
            if (isBoundary(text, end)) {
                return end;
            }
        }
        if (longest == text.length()) {
            return longest;
        }
        int early = lastBoundary(text, most, 1);
        return early > 0 ? early : betweenCharacters(text, longest);
    }

    /** The last place from here back to there where a text may be cut, or -1. */
    private static int lastBoundary(String text, int from, int to) {
        for (int end = from; end > to; end--) {
            if (isBoundary(text, end)) {
                return end;
            }
        }
        return -1;
    }

    /** Beside white space, or between two characters of a script that is written without it. */
    private static boolean isBoundary(String text, int end) {
        char after = text.charAt(end);
        if (Character.isWhitespace(after) || Character.isWhitespace(text.charAt(end - 1))) {
            return true;
        }
        return after >= '\u2E80' && !Character.isLowSurrogate(after) && isWrittenWithoutSpaces(text.codePointAt(end))
                && isWrittenWithoutSpaces(text.codePointBefore(end));
    }

    private static boolean isWrittenWithoutSpaces(int character) {
        return Character.isIdeographic(character) || switch (Character.UnicodeScript.of(character)) {
            case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetter(character);
            default -> character >= 0x3001 && character <= 0x3002 || character >= 0xFF01 && character <= 0xFF1F;
        };
    }

    private static int betweenCharacters(String text, int end) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(cut(text, Math.min(text.length(), end + 64)));
        return characters.isBoundary(end) ? end : characters.preceding(end);
    }
}
