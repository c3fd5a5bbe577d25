package dev.throughline.benchmark.ranking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.throughline.benchmark.DataFolder;
import dev.throughline.benchmark.Scratch;
import dev.throughline.recall.index.Ranking;

/**
 * How well the search finds the turns that answer a question: the same folding, index and ranking as the running suite, in
 * one process.
 *
 * <p>
 * Usage: {@code ranking [--ablation] [--without FEATURE]… [--with FEATURE=WEIGHT]… [FOLDER…]}. Without an option it prints
 * the table of {@code dialogue_recall.py} for each set; with one or several, a line for each ranking.
 */
public final class RankingStudy {

    private static final List<String> SETS = List.of("devmembench", "locomo-dev", "beam-100k");

    private final List<Ranking> rankings;
    private final List<Study> studies = new ArrayList<>();
    private final List<DialogueSet> sets = new ArrayList<>();

    private RankingStudy(List<Ranking> rankings) {
        this.rankings = rankings;
    }

    public static void main(String[] arguments) throws IOException {
        var asked = RankingArguments.of(arguments);
        var folders = asked.folders().isEmpty() ? SETS.stream().map(DataFolder::named).toList() : asked.folders();
        try (var scratch = Scratch.create()) {
            var study = new RankingStudy(asked.rankings());
            for (Path folder : folders) {
                study.index(DialogueSet.read(folder), scratch.folder());
            }
            study.print();
        }
    }

    private void index(DialogueSet set, Path scratch) {
        sets.add(set);
        studies.add(new Study(set, scratch.resolve(Integer.toString(sets.size()))));
    }

    private void print() {
        if (rankings.size() == 1) {
            for (int i = 0; i < sets.size(); i++) {
                printCategories(sets.get(i), studies.get(i).under(rankings.getFirst()));
            }
        } else {
            printComparison();
        }
    }

    private static void printCategories(DialogueSet set, Scores scores) {
        System.out.printf("%n%-26s %5s %6s %6s %6s %6s%n", set.name(), "n", "R@5", "R@10", "R@25", "R@50");
        for (String category : scores.categories()) {
            double[] means = scores.means(category);
            System.out.printf("%-26s %5d %6.1f %6.1f %6.1f %6.1f%n", category, scores.questions(category), means[0], means[1],
                    means[2], means[3]);
        }
    }

    /** R@5 and R@10 of each set, over all questions, and without the adversarial ones where there are any. */
    private void printComparison() {
        System.out.printf("%-40s", "R@5 / R@10");
        sets.forEach(set -> headlines(set).forEach(category -> System.out.printf(" %22s",
                category.equals(Scores.ALL) ? set.name() : "without adversarial")));
        System.out.println();
        for (Ranking ranking : rankings) {
            System.out.printf("%-40s", ranking.name());
            for (int i = 0; i < sets.size(); i++) {
                var scores = studies.get(i).under(ranking);
                headlines(sets.get(i)).map(scores::means)
                        .forEach(means -> System.out.printf(" %15.1f %6.1f", means[0], means[1]));
            }
            System.out.println();
        }
    }

    private static Stream<String> headlines(DialogueSet set) {
        boolean hasAdversarial = set.queries().stream().anyMatch(query -> query.category().equals("5"));
        return hasAdversarial ? Stream.of(Scores.ALL, Scores.ALL_BUT_ADVERSARIAL) : Stream.of(Scores.ALL);
    }
}
