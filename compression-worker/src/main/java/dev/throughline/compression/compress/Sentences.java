package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes prose apart into sentences. A line is at least one; paths, versions and abbreviations are not cut. */
final class Sentences {

    private static final int LONGEST_ABBREVIATION = 8;
    private static final int FULL_LINE = 60;
    private static final Set<String> ABBREVIATIONS = Set.of("e.g", "i.e", "etc", "vs", "cf", "ca", "approx", "resp", "incl",
            "excl",
            "no", "nr", "mr", "mrs", "ms", "dr", "prof", "st", "fig", "abb", "bzw", "usw", "vgl", "ggf", "evtl", "inkl", "exkl",
            "z.b",
            "d.h", "u.a", "o.ä", "s.o", "s.u", "bspw", "max", "min");

    private Sentences() {
    }

    static List<String> of(String prose) {
        var sentences = new ArrayList<String>();
        int from = 0;
        for (int at = 0; at < prose.length(); at++) {
            if (isEnd(prose, at)) {
                add(sentences, prose, from, at + 1);
                from = at + 1;
            }
        }
        add(sentences, prose, from, prose.length());
        return sentences;
    }

    /** Whether a text needs no mark before the next sentence is set behind it. */
    static boolean isComplete(CharSequence text) {
        return ".!?:。！？：".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static boolean isEnd(String prose, int at) {
        return switch (prose.charAt(at)) {
            case '\n' -> !isWrapped(prose, at);
            case '。', '！', '？' -> at + 1 == prose.length() || "」』”’）)。！？".indexOf(prose.charAt(at + 1)) < 0;
            case '!', '?' -> isBeforeSpace(prose, at);
            case '.' -> isBeforeSpace(prose, at) && !isAbbreviated(prose, at);
            default -> false;
        };
    }

    /** Whether a line ends only because it was full: the next one goes on in the middle of a sentence. */
    private static boolean isWrapped(String prose, int at) {
        int from = prose.lastIndexOf('\n', at - 1) + 1;
        return at - from >= FULL_LINE && at + 1 < prose.length() && Character.isLowerCase(prose.charAt(at + 1))
                && (Character.isLetter(prose.charAt(at - 1)) || prose.charAt(at - 1) == ',');
    }

    private static boolean isBeforeSpace(String prose, int at) {
        return at + 1 == prose.length() || Character.isWhitespace(prose.charAt(at + 1));
    }

    /** "e.g. this", "z. B. jenes", "1. first" and initials. */
    private static boolean isAbbreviated(String prose, int at) {
        int from = at;
        while (from > 0 && at - from < LONGEST_ABBREVIATION && isWord(prose.charAt(from - 1))) {
            from--;
        }
        String word = prose.substring(from, at);
        boolean isInitial = word.length() == 1 && Character.isLetter(word.charAt(0))
                && (Character.isLowerCase(word.charAt(0)) || from >= 3 && prose.charAt(from - 2) == '.');
        boolean isNumbering = !word.isEmpty() && word.length() < 3 && word.chars().allMatch(Character::isDigit)
                && (from == 0 || ":;,\n".indexOf(prose.charAt(from - 1)) >= 0
                        || from > 1 && ":;,.".indexOf(prose.charAt(from - 2)) >= 0);
        return isInitial || isNumbering || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || character == '.';
    }

    private static void add(List<String> sentences, String prose, int from, int to) {
        String line = Text.inOneLine(prose.substring(from, to));
        if (!line.isEmpty()) {
            sentences.add(line);
        }
    }
}
