package dev.throughline.recall.briefing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
    private static final Comparator<Item> SUMMARY_FIRST = Comparator
            .comparing((Item item) -> item.memory().kind() != MemoryKind.CONTEXT)
            .thenComparing(Comparator.comparingDouble(Item::score).reversed());

    private Choice() {
    }

    /** @param literal the session that matches best by words alone: at least the second, for files can mislead */
    static List<Item> of(Collection<Item> items, String literal, int limit) {
        Map<String, List<Item>> sessions = new LinkedHashMap<>();
        items.stream().sorted(Comparator.comparingDouble(Item::score).reversed())
                .forEach(item -> sessions.computeIfAbsent(item.session(), session -> new ArrayList<>()).add(item));
        return order(sessions.keySet(), literal).stream()
                .flatMap(session -> sessions.getOrDefault(session, List.of()).stream().sorted(SUMMARY_FIRST)
                        .limit(MOST_OF_A_SESSION))
                .limit(limit).toList();
    }

    private static List<String> order(Collection<String> sessions, String literal) {
        var order = new ArrayList<>(sessions);
        if (order.indexOf(literal) > 1) {
            order.remove(literal);
            order.add(1, literal);
        }
        return order;
    }
}
