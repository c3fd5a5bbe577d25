package dev.throughline.recall.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes one ranking of two by reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): a memory gets
 * {@code 1 / (60 + rank)} from each ranking that has it. Ranks say nothing of how good a match is, so the matches stay: the
 * memory that comes first has the best match that either ranking knows, and so on down. So a match means the same
 * with vectors and without.
 */
final class Fusion {

    private static final double RANK_CONSTANT = 60;

    private final Map<UUID, Double> ranks = new HashMap<>();
    private final Map<UUID, Float> matches = new HashMap<>();
    private final Map<UUID, IndexedMemory> memories = new HashMap<>();

    private Fusion() {
    }

    /**
     * @param words what was found by words
     * @param near what lies near by meaning, the nearest first; its matches are 0–1 as well
     */
    static Found of(Found words, List<Found.Hit> near, int limit) {
        if (near.isEmpty()) {
            return words;
        }
        var fusion = new Fusion();
        fusion.add(words.hits());
        fusion.add(near);
        long foundByMeaningAlone = fusion.ranks.size() - words.hits().size();
        return new Found(fusion.hits(limit), words.total() + foundByMeaningAlone);
    }

    private void add(List<Found.Hit> ranking) {
        for (int rank = 1; rank <= ranking.size(); rank++) {
            Found.Hit hit = ranking.get(rank - 1);
            ranks.merge(hit.id(), 1 / (RANK_CONSTANT + rank), Double::sum);
            matches.merge(hit.id(), hit.match(), Math::max);
            memories.put(hit.id(), hit.memory());
        }
    }

    private List<Found.Hit> hits(int limit) {
        Comparator<IndexedMemory> byRank = Comparator.comparing(memory -> ranks.getOrDefault(memory.id(), 0.0));
        List<IndexedMemory> ranked = memories.values().stream()
                .sorted(byRank.thenComparing(memory -> matches.getOrDefault(memory.id(), 0f)).reversed()).toList();
        List<Float> best = matches.values().stream().sorted(Comparator.reverseOrder()).toList();
        var hits = new ArrayList<Found.Hit>();
        for (int i = 0; i < Math.min(limit, ranked.size()); i++) {
            hits.add(new Found.Hit(ranked.get(i), best.get(i)));
        }
        return hits;
    }
}
