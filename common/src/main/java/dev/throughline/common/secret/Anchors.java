package dev.throughline.common.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

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
    /** The beginnings of all words of that table before each one. */
    private final int[] before = new int[beginnings.length];
    /** The anchors of each beginning, in the order of the bits. */
    private final List<List<Anchor>> byRank;

    Anchors(List<SecretRule> rules) {
        SortedMap<Integer, List<Anchor>> byBeginning = byBeginning(rules);
        byBeginning.keySet().forEach(this::mark);
        for (int word = 1; word < beginnings.length; word++) {
            before[word] = before[word - 1] + Long.bitCount(beginnings[word - 1]);
        }
        byRank = shared(byBeginning.values());
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
        int word = beginning / Long.SIZE;
        long lower = beginnings[word] & (1L << beginning) - 1;
        return isBeginning(beginning) ? byRank.get(before[word] + Long.bitCount(lower)) : List.of();
    }

    /** In the order of the rules: the first that matches is the one that counts. */
    private static SortedMap<Integer, List<Anchor>> byBeginning(List<SecretRule> rules) {
        var byBeginning = new TreeMap<Integer, List<Anchor>>();
        byBeginning.put(beginning(Redaction.Find.OPEN), new ArrayList<>()); // a marker is looked at, too
        for (int rule = 0; rule < rules.size(); rule++) {
            boolean isOfWord = rules.get(rule).isWord();
            for (String text : rules.get(rule).anchors()) {
                boolean isExact = text.chars().anyMatch(Character::isUpperCase);
                add(byBeginning, new Anchor(text, rule, isExact, isOfWord));
            }
        }
        return byBeginning;
    }

    /** Of an anchor that is shorter than a beginning any characters may be the rest. */
    private static void add(Map<Integer, List<Anchor>> byBeginning, Anchor anchor) {
        int first = beginning(anchor.text());
        int free = BITS * Math.max(0, WIDTH - anchor.text().length());
        for (int rest = 0; rest < 1 << free; rest++) {
            byBeginning.computeIfAbsent(first << free | rest, none -> new ArrayList<>()).add(anchor);
        }
    }

    /** Most beginnings have the anchors of many others: each list once, so that they too stay in the cache. */
    private static List<List<Anchor>> shared(Collection<List<Anchor>> lists) {
        var kept = new HashMap<List<Anchor>, List<Anchor>>();
        return lists.stream().map(anchors -> kept.computeIfAbsent(List.copyOf(anchors), Function.identity())).toList();
    }

    private static int beginning(String text) {
        int beginning = 0;
        for (int at = 0; at < Math.min(WIDTH, text.length()); at++) {
            beginning = beginning(beginning, text.charAt(at));
        }
        return beginning;
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
