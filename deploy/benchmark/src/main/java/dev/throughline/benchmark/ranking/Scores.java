package dev.throughline.benchmark.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.throughline.benchmark.ranking.DialogueSet.Query;

/**
 * R@k by category: the mean over questions of the share of the wanted turns (or sessions) among the first k distinct ones
 * that were found, as {@code dialogue_recall.py} has it.
 */
final class Scores {

    static final String ALL = "all";
    static final String ALL_BUT_ADVERSARIAL = "all but adversarial";

    private static final List<Integer> DEPTHS = List.of(5, 10, 25, 50);
    private static final String ADVERSARIAL = "5";

    private final Map<String, List<double[]>> byCategory = new TreeMap<>();

    void add(Query query, List<String> found) {
        double[] recalls = DEPTHS.stream().mapToDouble(depth -> recall(query.wanted(), found, depth)).toArray();
        add(query.category(), recalls);
        add(ALL, recalls);
        if (!query.category().equals(ADVERSARIAL)) {
            add(ALL_BUT_ADVERSARIAL, recalls);
        }
    }

    Set<String> categories() {
        return byCategory.keySet();
    }

    int questions(String category) {
        return byCategory.getOrDefault(category, List.of()).size();
    }

    /** In percent, for each of the depths 5, 10, 25 and 50. */
    double[] means(String category) {
        var means = new double[DEPTHS.size()];
        for (int i = 0; i < means.length; i++) {
            int column = i;
            means[i] = 100 * byCategory.getOrDefault(category, List.of()).stream().mapToDouble(line -> line[column]).average()
                    .orElse(Double.NaN);
        }
        return means;
    }

    private void add(String category, double[] recalls) {
        byCategory.computeIfAbsent(category, key -> new ArrayList<>()).add(recalls);
    }

    private static double recall(Set<String> wanted, List<String> found, int depth) {
        return (double) found.stream().limit(depth).filter(wanted::contains).count() / wanted.size();
    }
}
