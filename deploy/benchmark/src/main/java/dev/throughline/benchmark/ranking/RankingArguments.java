package dev.throughline.benchmark.ranking;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.throughline.recall.index.Ranking;

/**
 * What the command line asks for.
 *
 * @param rankings the standard one first
 */
record RankingArguments(List<Ranking> rankings, List<Path> folders) {

    RankingArguments {
        rankings = List.copyOf(rankings);
        folders = List.copyOf(folders);
    }

    /** Each {@code --with} changes the ranking from which those after it differ. */
    static RankingArguments of(String[] arguments) {
        var rankings = new ArrayList<Ranking>(List.of(Ranking.STANDARD));
        var folders = new ArrayList<Path>();
        Ranking base = Ranking.STANDARD;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--ablation" ->
                    rankings.addAll(without(base));
                case "--without" -> rankings.add(base.with(arguments[++i], 0));
                case "--with" -> {
                    String[] weight = arguments[++i].split("=");
                    base = base.with(weight[0], Float.parseFloat(weight[1]));
                    rankings.add(base);
                }
                default -> folders.add(Path.of(arguments[i]));
            }
        }
        return new RankingArguments(rankings, folders);
    }

    private static List<Ranking> without(Ranking base) {
        return Ranking.features().stream().map(feature -> base.with(feature, 0)).toList();
    }
}
