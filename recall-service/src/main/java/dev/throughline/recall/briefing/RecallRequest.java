package dev.throughline.recall.briefing;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.setting.Setting;
import dev.throughline.common.setting.Settings;
import dev.throughline.recall.project.Project;
import dev.throughline.recall.request.Parameters;

/**
 * A recall that can be made.
 *
 * @param project by any of its names
 * @param tokens 0 where the request names no budget
 * @param limit 0 where the request names none
 */
record RecallRequest(String question, @Nullable String project, @Nullable String sessionId, List<String> tags,
        int tokens, int limit, double floor, @Nullable String after) {

    private static final int DEFAULT_LIMIT = 20;

    static RecallRequest of(RecallParameters parameters) {
        var reader = new Parameters();
        var request = new RecallRequest(parameters.q() == null ? "" : parameters.q(),
                reader.text("project", parameters.project()),
                reader.text("session_id", parameters.sessionId()),
                reader.list("tags", parameters.tags()),
                reader.number("budget_tokens", parameters.budgetTokens(), 0, 1, Setting.RECALL_BUDGET_TOKENS.most()),
                reader.number("limit", parameters.limit(), 0, 1, Setting.RECALL_LIMIT.most()),
                reader.score("min_relevance_score", parameters.minRelevanceScore(), 0), parameters.after());
        reader.check();
        return request;
    }

    /** What is wanted, within the budget that the request names. */
    Wanted wanted(@Nullable Project known) {
        return new Wanted(question, known, sessionId, tags, new Wanted.Budget(tokens, Integer.MAX_VALUE, limit),
                new Wanted.Floor(floor, 0));
    }

    /** What the request does not name is as it is set, or as it comes. */
    Wanted.Budget budget(Settings settings, int defaultTokens) {
        return new Wanted.Budget(
                tokens > 0 ? tokens : settings.number(Setting.RECALL_BUDGET_TOKENS, defaultTokens), Integer.MAX_VALUE,
                limit > 0 ? limit : settings.number(Setting.RECALL_LIMIT, DEFAULT_LIMIT));
    }
}
