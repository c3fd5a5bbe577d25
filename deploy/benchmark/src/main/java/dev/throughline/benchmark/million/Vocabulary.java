package dev.throughline.benchmark.million;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of real texts, by how often they stand in them. What is between white space is a word, without the punctuation
 * around it, so that identifiers, paths and commands are words too.
 */
final class Vocabulary {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}](?:\\S*[\\p{L}\\p{N}])?");
    /** They hold a sentence together, and stay as they are. */
    private static final int KEPT = 100;

    /** What is longer is data. */
    private static final int MOST_CHARACTERS = 60;

    private final List<String> byFrequency;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Map<String, Integer> counts;

    private Vocabulary(Map<String, Integer> counts) {
        this.counts = counts;
        this.byFrequency = new ArrayList<>(counts.keySet());
        byFrequency.sort(Comparator.comparing((String word) -> counts.getOrDefault(word, 0)).reversed()
                .thenComparing(Comparator.naturalOrder()));
        for (int rank = 0; rank < byFrequency.size(); rank++) {
            ranks.put(byFrequency.get(rank), rank);
        }
    }

    static Vocabulary of(Collection<String> texts) {
        var counts = new HashMap<String, Integer>();
        texts.forEach(text -> WORD.matcher(text).results().map(MatchResult::group)
                .filter(word -> word.length() <= MOST_CHARACTERS).forEach(word -> counts.merge(word, 1, Integer::sum)));
        return new Vocabulary(counts);
    }

    int size() {
        return byFrequency.size();
    }

    /** How often a word stands in the texts. */
    int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    /** A way to say things in other words, the same word always by the same one. */
    Words inOtherWords(RandomGenerator random) {
        return new Words(random);
    }

    /** Replaces words by words of about the same rank; for one thread. */
    final class Words {

        private final RandomGenerator random;
        private final Map<String, String> replacements = new HashMap<>();

        private Words(RandomGenerator random) {
            this.random = random;
        }

        String of(String text) {
            return WORD.matcher(text).replaceAll(
                    word -> Matcher.quoteReplacement(replacements.computeIfAbsent(word.group(), this::replacement)));
        }

        private String replacement(String word) {
            int rank = ranks.getOrDefault(word, 0);
            return rank < KEPT ? word
                    : byFrequency.get(random.nextInt(Math.max(KEPT, rank / 2), Math.min(byFrequency.size(), 2 * rank)));
        }
    }
}
