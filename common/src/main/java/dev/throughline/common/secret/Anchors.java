package dev.throughline.common.secret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rules to ask at a place of a text, by its next four characters: most places are done with after one look at a
 * table. Cases and digits are not told apart, nor are many signs, so what is found is compared.
 */
final class Anchors {

    /**
     * A literal text, and the rule that knows what may stand around it.
     *
     * @param isExact whether cases count
     * @param isOfWord whether it stands at the beginning of a word
     */
    record Anchor(String text, int rule, boolean isExact, boolean isOfWord) {

        boolean isAt(String all, int at) {
            int last = at + text.length() - 1;
            return last < all.length() && isLast(all.charAt(last)) && !(isOfWord && at > 0 && isOfWord(all.charAt(at - 1)))
                    && all.regionMatches(!isExact, at, text, 0, text.length());
        }

        /** Most places differ in it, and to compare one character is quick. */
        private boolean isLast(char c) {
            char wanted = text.charAt(text.length() - 1);
            return c == wanted || !isExact && Character.toLowerCase(c) == wanted;
        }

        /** As {@link Forms#START} has it. */
        private static boolean isOfWord(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
    }

    static final int WIDTH = 4;

    private static final int BITS = 5;
    private static final int PLACES = 1 << WIDTH * BITS;
    private static final int ASCII = 128;
    private static final int LETTERS = 26;
    /** Letters have a class of their own, other signs of anchors one for several, and what is in no anchor has none. */
    private static final byte[] CLASSES = classes();

    /** One bit for each beginning: a table that stays in the processor's cache. */
    private final long[] beginnings = new long[PLACES / Long.SIZE];
    private final Map<Integer, List<Anchor>> byBeginning = new HashMap<>();

    /** In the order of the rules: the first that matches is the one that counts. */
    Anchors(List<SecretRule> rules) {
        mark(beginning(Redaction.Find.OPEN)); // a marker is looked at, too
        for (int rule = 0; rule < rules.size(); rule++) {
            boolean isOfWord = rules.get(rule).isWord();
            for (String text : rules.get(rule).anchors()) {
                boolean isExact = text.chars().anyMatch(Character::isUpperCase);
                add(new Anchor(text, rule, isExact, isOfWord));
            }
        }
    }

    /** The beginning of which the last character is this one, after the beginning before it. */
    static int beginning(int before, char next) {
        return (before << BITS | (next < ASCII ? CLASSES[next] : 0)) & PLACES - 1;
    }

    boolean isBeginning(int beginning) {
        return (beginnings[beginning / Long.SIZE] >>> beginning & 1) != 0;
    }

    /** The anchors that may stand where such a beginning does. */
    List<Anchor> at(int beginning) {
        return byBeginning.getOrDefault(beginning, List.of());
    }

    /** Of an anchor that is shorter than a beginning any characters may be the rest. */
    private void add(Anchor anchor) {
        int first = beginning(anchor.text());
        int free = BITS * Math.max(0, WIDTH - anchor.text().length());
        for (int rest = 0; rest < 1 << free; rest++) {
            addAt(first << free | rest, anchor);
        }
    }

    private static int beginning(String text) {
        int beginning = 0;
        for (int at = 0; at < Math.min(WIDTH, text.length()); at++) {
            beginning = beginning(beginning, text.charAt(at));
        }
        return beginning;
    }

    private void addAt(int beginning, Anchor anchor) {
        mark(beginning);
        byBeginning.computeIfAbsent(beginning, none -> new ArrayList<>()).add(anchor);
    }

    private void mark(int beginning) {
        beginnings[beginning / Long.SIZE] |= 1L << beginning;
    }

    private static byte[] classes() {
        byte[] classes = new byte[ASCII];
        for (int letter = 0; letter < LETTERS; letter++) {
            classes['a' + letter] = (byte) (letter + 1);
            classes['A' + letter] = (byte) (letter + 1);
        }
        List<String> others = List.of("0123456789", "_-", ".:/[", "&?;=", "\"~$ ");
        for (int other = 0; other < others.size(); other++) {
            for (char c : others.get(other).toCharArray()) {
                classes[c] = (byte) (LETTERS + 1 + other);
            }
        }
        return classes;
    }
}
