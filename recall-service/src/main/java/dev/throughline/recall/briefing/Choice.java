package dev.throughline.recall.briefing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        var waiting = new LinkedHashMap<>(sessions);
        var files = new HashMap<String, Set<String>>();
        sessions.forEach((session, items) -> files.put(session, files(items)));
        var order = new ArrayList<String>();
        var seen = new HashMap<String, Double>();
        while (!waiting.isEmpty()) {
            String next = waiting.entrySet().stream().max(Comparator.comparingDouble(session -> session.getValue().getFirst()
                    .score() * (1 - diversity * seen.getOrDefault(session.getKey(), 0.0)))).orElseThrow().getKey();
            order.add(next);
            waiting.remove(next);
            if (order.size() < DIVERSE) {
                Set<String> chosen = files.getOrDefault(next, Set.of());
                waiting.keySet().forEach(session -> seen.merge(session,
                        overlap(files.getOrDefault(session, Set.of()), chosen), Math::max));
            }
        }
        return order;
    }

    private static List<String> literalSecond(List<String> sessions, String literal) {
        var order = new ArrayList<>(sessions);
        if (order.indexOf(literal) > 1) {
            order.remove(literal);
            order.add(1, literal);
        }
        return order;
    }

    private static Set<String> files(List<Ranked> items) {
        return items.stream().flatMap(item -> item.memory().files().stream()).collect(Collectors.toSet());
    }

    private static double overlap(Set<String> files, Set<String> others) {
        long shared = files.stream().filter(others::contains).count();
        return files.isEmpty() ? 0 : shared / (double) files.size();
    }
}
