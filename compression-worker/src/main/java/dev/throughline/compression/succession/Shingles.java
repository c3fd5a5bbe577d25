package dev.throughline.compression.succession;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text as the set of its short runs of words, by which two texts are compared.
 *
 * @param hashes of the runs
 */
record Shingles(Set<Long> hashes) {

    private static final int LONGEST_RUN_OF_A_TEXT = 3;
    /** With 12 bands of 4, texts that are alike to 0.75 share a band in 99 of 100 cases, to 0.5 in 54, to 0.3 in 9. */
    private static final int BANDS = 12;
    private static final int ROWS = 4;
    private static final int MOST_WORDS = 2_000;

    Shingles {
        hashes = Set.copyOf(hashes);
    }

    /** Of a sentence, in which each word counts by itself and beside the next one. */
    static Shingles ofSentence(List<String> words) {
        var hashes = new HashSet<>(runs(words, 1));
        if (words.size() > 1) {
            hashes.addAll(runs(words, 2));
        }
        return new Shingles(hashes);
    }

    /** Of a longer text: runs of three words. */
    static Shingles ofText(List<String> words) {
        return new Shingles(Set.copyOf(runs(words, Math.clamp(words.size(), 1, LONGEST_RUN_OF_A_TEXT))));
    }

    /** The share of the runs of both that both have, 0–1: Jaccard's index. */
    double likeness(Shingles other) {
        long shared = hashes.stream().filter(other.hashes::contains).count();
        long all = hashes.size() + other.hashes.size() - shared;
        return all == 0 ? 0 : shared / (double) all;
    }

    /**
     * Hashes of which two sets share one or more the likelier, the more alike they are: the least hashes of the set under
     * several orders (Broder: On the resemblance and containment of documents, 1997), several of them taken together as a
     * band (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4). None for an empty set.
     */
    List<Long> bands() {
        var bands = new ArrayList<Long>(BANDS);
        for (int band = 0; band < BANDS && !hashes.isEmpty(); band++) {
            long value = band;
            for (int row = 0; row < ROWS; row++) {
                value = Hash.mix(value * 31 + least(band * ROWS + row));
            }
            bands.add(value);
        }
        return bands;
    }

    /** The least of the hashes in the order of this number. */
    private long least(int order) {
        long salt = Hash.mix(order + 1L);
        return hashes.stream().mapToLong(hash -> Hash.mix(hash ^ salt)).min().orElseThrow();
    }

    private static List<Long> runs(List<String> words, int length) {
        var runs = new ArrayList<Long>();
        for (int at = 0; at + length <= Math.min(words.size(), MOST_WORDS); at++) {
            runs.add(Hash.of(String.join(" ", words.subList(at, at + length))));
        }
        return runs;
    }
}
