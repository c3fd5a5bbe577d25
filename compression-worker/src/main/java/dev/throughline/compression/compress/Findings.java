package dev.throughline.compression.compress;

import java.util.List;

import dev.throughline.common.memory.DecisionLabel;

/**
 * What a session brought to light, the latest of each.
 *
 * @param decided decisions
 * @param rules that the person laid down
 * @param fixed failures that were fixed
 * @param committed the subjects of commits
 */
record Findings(List<String> decided, List<String> rules, List<String> fixed, List<String> committed) {

    static final Findings NONE = new Findings(List.of(), List.of(), List.of(), List.of());

    private static final int MOST_DECIDED = 8;
    private static final int MOST_RULES = 8;
    private static final int MOST_FIXED = 5;
    private static final int MOST_COMMITTED = 5;

    Findings {
        decided = List.copyOf(decided);
        rules = List.copyOf(rules);
        fixed = List.copyOf(fixed);
        committed = List.copyOf(committed);
    }

    Findings decided(String decision) {
        return new Findings(Bounded.with(decided, DecisionLabel.dropFrom(decision), MOST_DECIDED), rules, fixed, committed);
    }

    Findings ruled(String rule) {
        return new Findings(decided, Bounded.with(rules, rule, MOST_RULES), fixed, committed);
    }

    Findings fixed(String how) {
        return new Findings(decided, rules, Bounded.with(fixed, how, MOST_FIXED), committed);
    }

    Findings committed(String subject) {
        return new Findings(decided, rules, fixed, Bounded.with(committed, subject, MOST_COMMITTED));
    }
}
