package dev.throughline.recall.briefing;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.throughline.recall.index.TextAnalysis;

/** How far a question names files: by path, by name, or by the rarer words of a name. */
final class FileNames {

    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LEAST_CHARACTERS_OF_A_NAME = 6;

    private static final int MOST_KEPT = 20_000;

    /** A project's files are asked for again and again, and a path has the same words each time. */
    private static final LoadingCache<String, Set<String>> WORDS = Caffeine.newBuilder().maximumSize(MOST_KEPT)
            .build(path -> TextAnalysis.terms(spaced(withoutExtension(name(path)))));

    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Integer> files = new HashMap<>();

    /** @param paths all files that are known; a word that many of them have says little */
    FileNames(Collection<String> paths) {
        for (String path : new LinkedHashSet<>(paths)) {
            Set<String> parts = WORDS.get(path);
            words.put(path, parts);
            parts.forEach(part -> files.merge(part, 1, Integer::sum));
        }
    }

    /** Whether the question has the file's path, or its name where that is long enough to be no common word. */
    static boolean isNamed(String path, String question) {
        String name = name(path);
        return question.contains(name) && (name.length() >= LEAST_CHARACTERS_OF_A_NAME || question.contains(path));
    }

    /** 0–1: the share of a file's name that stands in the question, its words weighed by how rare they are. */
    double share(String path, Set<String> questionTerms) {
        double all = 0;
        double found = 0;
        for (String word : words.getOrDefault(path, Set.of())) {
            double rarity = Math.log(1 + words.size() / (files.getOrDefault(word, 0) + 0.5));
            all += rarity;
            found += questionTerms.contains(word) ? rarity : 0;
        }
        return all == 0 ? 0 : found / all;
    }

    /** The question's words as file names are split. */
    static Set<String> terms(String question) {
        return TextAnalysis.terms(spaced(question));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String spaced(String text) {
        return NO_WORD.matcher(CAMEL_CASE.matcher(text).replaceAll(" ")).replaceAll(" ");
    }
}
