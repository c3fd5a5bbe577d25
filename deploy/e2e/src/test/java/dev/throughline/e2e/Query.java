package dev.throughline.e2e;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A PromQL expression, as far as it names metrics. By our own rule a metric is always followed by braces. */
record Query(String text) {

    private static final Pattern SELECTOR = Pattern.compile("([a-z_][a-z0-9_]*)\\{((?:[^}\"]|\"[^\"]*\")*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without)\\s*\\([^)]*\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_]\\w*");
    private static final Set<String> LANGUAGE = Set.of("sum", "max", "min", "rate", "increase", "absent",
            "histogram_quantile", "and");

    record Matcher(String label, String operator, String value) {
    }

    record Selector(String metric, List<Matcher> matchers) {

        private static Selector of(MatchResult found) {
            return new Selector(found.group(1), MATCHER.matcher(found.group(2)).results()
                    .map(each -> new Matcher(each.group(1), each.group(2), each.group(3))).toList());
        }
    }

    List<Selector> selectors() {
        return SELECTOR.matcher(text).results().map(Selector::of).toList();
    }

    /** Words that are neither a metric with braces nor of the language: a metric that would go unchecked. */
    List<String> unknownWords() {
        String rest = RANGE.matcher(GROUPING.matcher(SELECTOR.matcher(text).replaceAll("")).replaceAll("")).replaceAll("");
        return WORD.matcher(rest).results().map(MatchResult::group).filter(word -> !LANGUAGE.contains(word)).toList();
    }
}
