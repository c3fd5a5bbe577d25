package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Brings what people and agents write to a form that can be quoted: without mark-up, and cut where one may cut. */
final class Text {

    private static final Pattern FENCED = Pattern.compile("(?s)```.*?(```|$)");
    // says where it stands, and nothing of the matter
    private static final Pattern EMPTY_HEADING = Pattern.compile(
            "(?mi)^[ \\t]*(?:#{1,6}[ \\t]+|\\*\\*)(?:context|overview|summary|background|problem|changes(?: made)?|what (?:was )?changed|details?|implementation|plan|result)s?:?(?:\\*\\*)?:?[ \\t]*$");
    private static final Pattern HEADING = Pattern.compile("(?m)^[ \\t]*#{1,6}[ \\t]+(.*?)[ \\t:]*$(?=\\n\\s*\\S)");
    private static final Pattern LINE_MARKS = Pattern.compile(
            "(?m)^[ \\t]*(?:#{1,6}[ \\t]+|>[ \\t]+|[-*+][ \\t]+\\[[ xX]][ \\t]+|[-*+•][ \\t]+|\\d{1,2}[.)][ \\t]+|\\|.*$|[-=_]{3,}[ \\t]*$)");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__(?=\\w)|(?<=\\w)__");
    private static final Pattern LINK = Pattern.compile("!?\\[([^]\\n]+)]\\([^)\\s]+\\)");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    // not after "e.g." and the like, nor inside of a path or a number: the next character must begin something
    private static final Pattern SENTENCE_END = Pattern
            .compile("[.!?](?<!\\b(?:e\\.g|i\\.e|etc|vs|cf)[.!?])(?=\\s+[\\p{Lu}\\p{N}`\"'(]|\\s*$)|\\n");
    private static final String CUT = "…";
    // mark-up, code and white space that a gist leaves out; a text can have a million characters
    private static final int SURELY_ENOUGH = 10;

    private Text() {
    }

    /** Without code blocks, headings' marks, list marks, emphasis and links; lines are kept. */
    static String withoutMarkup(String text) {
        String prose = FENCED.matcher(text).replaceAll(" ");
        prose = EMPTY_HEADING.matcher(prose).replaceAll("");
        prose = HEADING.matcher(prose).replaceAll("$1:");
        prose = LINE_MARKS.matcher(prose).replaceAll("");
        prose = EMPHASIS.matcher(prose).replaceAll("");
        return LINK.matcher(prose).replaceAll("$1").strip();
    }

    static String inOneLine(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** The sentences and lines of a text, without mark-up. */
    static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        String prose = withoutMarkup(text);
        int from = 0;
        var ends = SENTENCE_END.matcher(prose);
        while (ends.find()) {
            add(sentences, prose.substring(from, ends.end()));
            from = ends.end();
        }
        add(sentences, prose.substring(from));
        return sentences;
    }

    /** As many whole sentences from the beginning as have room; a first one that is too long is cut at a word. */
    static String gist(String whole, int most) {
        String text = cut(whole, most * SURELY_ENOUGH);
        var gist = new StringBuilder();
        for (String sentence : sentences(text)) {
            if (gist.length() + sentence.length() + 1 > most) {
                break;
            }
            gist.append(gist.isEmpty() ? "" : endsSentence(gist) ? " " : "; ").append(sentence);
        }
        return gist.isEmpty() ? cutAtWord(inOneLine(withoutMarkup(text)), most) : withoutOpenEnd(gist.toString());
    }

    /** At most this long, never ending inside of a word where there is another way. */
    static String cutAtWord(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = text.lastIndexOf(' ', most - CUT.length());
        return cut(text, end > most / 2 ? end : most - CUT.length()).stripTrailing() + CUT;
    }

    /** At most this many characters, and no half of a surrogate pair. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** A heading at the end, of which nothing follows. */
    private static String withoutOpenEnd(String gist) {
        return gist.endsWith(":") ? gist.substring(0, gist.length() - 1) : gist;
    }

    private static boolean endsSentence(CharSequence text) {
        return ".!?:".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static void add(List<String> sentences, String sentence) {
        String line = inOneLine(sentence);
        if (!line.isEmpty()) {
            sentences.add(line);
        }
    }
}
