package dev.throughline.recall.briefing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.throughline.common.memory.MemoryKind;

/**
 * Puts what may be told in the order in which it is told: session after session, the most relevant first, in each session
 * the summary first, and not more of one session than leaves room for others.
 */
final class Choice {

    private static final int MOST_OF_A_SESSION = 3;
    /** So many places are given with regard to those before. */
    private static final int DIVERSE = 8;
    private static final Comparator<Ranked> SUMMARY_FIRST = Comparator
            .comparing((Ranked item) -> item.memory().kind() != MemoryKind.CONTEXT)
            .thenComparing(Comparator.comparingDouble(Ranked::score).reversed());

    private Choice() {
    }

    /**
     * @param literal the session that matches best by words alone: at least the second, for files can mislead
     * @param diversity 0–1: how much a session loses that edited the same files as one before it
     */
    static List<Ranked> of(Collection<Ranked> items, String literal, double diversity, int limit) {
        Map<String, List<Ranked>> sessions = new LinkedHashMap<>();
        items.stream().sorted(Comparator.comparingDouble(Ranked::score).reversed())
                .forEach(item -> sessions.computeIfAbsent(item.session(), session -> new ArrayList<>()).add(item));
        return literalSecond(diverse(sessions, diversity), literal).stream()
                .flatMap(session -> sessions.getOrDefault(session, List.of()).stream().sorted(SUMMARY_FIRST)
                        .limit(MOST_OF_A_SESSION))
                .limit(limit).toList();
    }

    /**
     * The best session first, then each time the best of the others, less what it shares with those before: maximal marginal
     * relevance (Carbonell and Goldstein 1998), with the files that were edited as what makes sessions alike.
     */
    private static List<String> diverse(Map<String, List<Ranked>> sessions, double diversity) {
        var waiting = new ArrayList<Waiting>();
        var numbers = new HashMap<String, Integer>();
        sessions.forEach((session, items) -> waiting.add(new Waiting(session, items, numbers)));
        var order = new ArrayList<String>();
        while (order.size() < DIVERSE && !waiting.isEmpty()) {
            Waiting next = Collections.max(waiting, Comparator.comparingDouble(session -> session.worth(diversity)));
            order.add(next.session);
            waiting.remove(next);
            waiting.forEach(session -> session.isBehind(next));
        }
        waiting.sort(Comparator.comparingDouble((Waiting session) -> session.worth(diversity)).reversed());
        waiting.forEach(session -> order.add(session.session));
        return order;
    }

    /** A session that has no place yet. */
    private static final class Waiting {

        private final String session;
        private final double score;
        private final BitSet files = new BitSet();
        private final int edited;
        private double shared;

        /** @param numbers of the files that are known so far: sets of numbers are quick to compare */
        Waiting(String session, List<Ranked> items, Map<String, Integer> numbers) {
            this.session = session;
            this.score = items.getFirst().score();
            items.forEach(item -> item.memory().files()
                    .forEach(file -> files.set(numbers.computeIfAbsent(file, unknown -> numbers.size()))));
            this.edited = files.cardinality();
        }

        double worth(double diversity) {
            return score * (1 - diversity * shared);
        }

        void isBehind(Waiting chosen) {
            if (files.intersects(chosen.files)) {
                var both = (BitSet) files.clone();
                both.and(chosen.files);
                shared = Math.max(shared, both.cardinality() / (double) edited);
            }
        }
    }

    private static List<String> literalSecond(List<String> sessions, String literal) {
        var order = new ArrayList<>(sessions);
        if (order.indexOf(literal) > 1) {
            order.remove(literal);
            order.add(1, literal);
        }
        return order;
    }
}
