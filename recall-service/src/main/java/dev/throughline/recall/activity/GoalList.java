package dev.throughline.recall.activity;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The goals of a session, in the order in which they were added.
 *
 * @param total how many there are in all
 */
public record GoalList(List<GoalView> items, long total, Priorities priorities) {

    private static final List<String> BY_PRIORITY = List.of("high", "medium", "low");

    /**
     * The ids of what is to do: what is worked on, what comes next, and what cannot go on.
     *
     * @param current of the goals in progress the most important one, absent where there is none
     * @param queue the others that are not done, the most important first
     */
    public record Priorities(@Nullable String current, List<String> queue, List<String> blocked) {

        public Priorities {
            queue = List.copyOf(queue);
            blocked = List.copyOf(blocked);
        }
    }

    public GoalList {
        items = List.copyOf(items);
    }

    static GoalList of(List<GoalView> goals, long total) {
        List<GoalView> ranked = goals.stream()
                .sorted(Comparator.comparingInt(goal -> BY_PRIORITY.indexOf(goal.priority()))).toList();
        String current = ranked.stream().filter(goal -> goal.status().equals("in_progress")).map(GoalView::goalId).findFirst()
                .orElse(null);
        List<String> queue = ranked.stream()
                .filter(goal -> goal.status().equals("pending") || goal.status().equals("in_progress"))
                .map(GoalView::goalId).filter(id -> !id.equals(current)).toList();
        List<String> blocked = ranked.stream().filter(goal -> goal.status().equals("blocked")).map(GoalView::goalId).toList();
        return new GoalList(goals, total, new Priorities(current, queue, blocked));
    }
}
