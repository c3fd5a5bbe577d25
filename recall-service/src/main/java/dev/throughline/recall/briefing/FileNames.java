package dev.throughline.recall.briefing;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.throughline.recall.index.TextAnalysis;

/** How far a question names files: by path, by name, or by the rarer words of a name. */
final class FileNames {

    private static final int LEAST_CHARACTERS_OF_A_NAME = 6;
    private static final int MOST_KEPT = 20_000;

    /** A project's files are asked for again and again, and a path has the same words each time. */
    private static final LoadingCache<String, Name> NAMES = Caffeine.newBuilder().maximumSize(MOST_KEPT).build(Name::of);

    private final Map<String, Name> known = new HashMap<>();

    /**
     * How far a question names a file.
     *
     * @param share 0–1: the share of the file's name that stands in the question, its words weighed by how rare they are
     * @param isWhole whether the question has the file's path, or its name where that is long enough to be no common word
     */
    record Naming(double share, boolean isWhole) {

        static final Naming NONE = new Naming(0, false);
    }

    private record Name(String path, String name, Set<String> words) {

        static Name of(String path) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return new Name(path, name, FileNames.terms(withoutExtension(name)));
        }

        boolean standsIn(String question) {
            return question.contains(name) && (name.length() >= LEAST_CHARACTERS_OF_A_NAME || question.contains(path));
        }

        boolean hasAny(Set<String> terms) {
            for (String word : words) {
                if (terms.contains(word)) {
                    return true;
                }
            }
            return false;
        }

        private static String withoutExtension(String name) {
            int dot = name.lastIndexOf('.');
            return dot > 0 ? name.substring(0, dot) : name;
        }
    }

    /** One more file of those among which words are rare or common. */
    void add(String path) {
        known.computeIfAbsent(path, NAMES::get);
    }

    /** The files that a question names, and how far. */
    Map<String, Naming> namedBy(String question) {
        Set<String> terms = terms(question);
        Map<String, Integer> having = having(terms);
        var named = new HashMap<String, Naming>();
        known.forEach((path, name) -> {
            var naming = new Naming(name.hasAny(terms) ? share(name, terms, having) : 0, name.standsIn(question));
            if (!naming.equals(Naming.NONE)) {
                named.put(path, naming);
            }
        });
        return named;
    }

    /**
     * In how many names a word stands: one that many files have says little. Counted for the words of those names alone that
     * have one of the question, which are few.
     */
    private Map<String, Integer> having(Set<String> terms) {
        var having = new HashMap<String, Integer>();
        known.values().stream().filter(name -> name.hasAny(terms))
                .forEach(name -> name.words().forEach(word -> having.put(word, 0)));
        known.values().forEach(name -> name.words()
                .forEach(word -> having.computeIfPresent(word, (counted, times) -> times + 1)));
        return having;
    }

    private double share(Name name, Set<String> terms, Map<String, Integer> having) {
        double all = 0;
        double found = 0;
        for (String word : name.words()) {
            double rarity = Math.log(1 + known.size() / (having.getOrDefault(word, 0) + 0.5));
            all += rarity;
            found += terms.contains(word) ? rarity : 0;
        }
        return found / all;
    }

    /** The words of a text as the names of files are made of words. */
    private static Set<String> terms(String text) {
        return TextAnalysis.terms(spaced(text));
    }

    /** With a space in the place of all that is no letter or number, and between the parts of camel case. */
    private static String spaced(String text) {
        var spaced = new StringBuilder(text.length() + 16);
        int before = ' ';
        for (int i = 0; i < text.length(); i += Character.charCount(before)) {
            int now = text.codePointAt(i);
            if (endsPart(before) && now >= 'A' && now <= 'Z') {
                spaced.append(' ');
            }
            spaced.appendCodePoint(isOfWord(now) ? now : ' ');
            before = now;
        }
        return spaced.toString();
    }

    private static boolean endsPart(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean isOfWord(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetter(c);
        };
    }
}
