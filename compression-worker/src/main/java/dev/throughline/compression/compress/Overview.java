package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands of a session in its context. Nothing of a private turn is in it.
 *
 * @param goals what was asked: the first, and the latest
 * @param outcomes what came of the latest goals, in the same words as their turns
 * @param edited files, the latest last
 * @param findings decisions, rules and the like
 * @param plan what was to be done
 * @param evidence of what was done
 */
record Overview(List<String> goals, List<String> outcomes, List<FileUse> edited, Findings findings, Plan plan,
        Evidence evidence) {

    static final Overview EMPTY = new Overview(List.of(), List.of(), List.of(), Findings.NONE, Plan.NONE, Evidence.NONE);

    private static final int MOST_GOALS = 8;
    private static final int MOST_OUTCOMES = 3;
    private static final int MOST_EDITED = 80;

    /** Older progress lacks the last three. */
    @SuppressWarnings("ConstantValue")
    Overview {
        goals = List.copyOf(goals);
        outcomes = List.copyOf(outcomes);
        edited = List.copyOf(edited);
        findings = findings == null ? Findings.NONE : findings;
        plan = plan == null ? Plan.NONE : plan;
        evidence = evidence == null ? Evidence.NONE : evidence;
    }

    Overview asked(String goal) {
        if (goals.isEmpty()) {
            return withGoals(List.of(goal));
        }
        var after = new ArrayList<>(goals.subList(0, 1));
        List<String> later = goals.subList(1, goals.size());
        after.addAll(goal.equals(goals.getFirst()) ? later : Bounded.with(later, goal, MOST_GOALS - 1));
        return withGoals(after);
    }

    Overview came(String outcome) {
        return new Overview(goals, Bounded.with(outcomes, outcome, MOST_OUTCOMES), edited, findings, plan, evidence);
    }

    Overview changed(FileChange change) {
        return new Overview(goals, outcomes, FileUse.changed(edited, change, MOST_EDITED), findings, plan,
                evidence.changed(change));
    }

    Overview with(Findings changed) {
        return new Overview(goals, outcomes, edited, changed, plan, evidence);
    }

    Overview with(Plan changed) {
        return new Overview(goals, outcomes, edited, findings, changed, evidence);
    }

    Overview with(Evidence changed) {
        return new Overview(goals, outcomes, edited, findings, plan, changed);
    }

    boolean hasChanged(String path) {
        return edited.stream().anyMatch(use -> use.path().equals(path));
    }

    private Overview withGoals(List<String> changed) {
        return new Overview(changed, outcomes, edited, findings, plan, evidence);
    }
}
