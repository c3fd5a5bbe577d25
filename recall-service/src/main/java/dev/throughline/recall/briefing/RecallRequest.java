package dev.throughline.recall.briefing;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.throughline.recall.project.Project;
import dev.throughline.recall.request.Parameters;

/** A recall that can be made; {@code project} by any of its names. */
record RecallRequest(String question, @Nullable String project, @Nullable String sessionId, List<String> tags,
        Wanted.Budget budget, double floor, @Nullable String after) {

    private static final int MOST_TOKENS = 32_000;
    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;

    static RecallRequest of(RecallParameters parameters, int defaultTokens) {
        var reader = new Parameters();
        var request = new RecallRequest(parameters.q() == null ? "" : parameters.q(),
                reader.text("project", parameters.project()),
                reader.text("session_id", parameters.sessionId()),
                reader.list("tags", parameters.tags()),
                new Wanted.Budget(reader.number("budget_tokens", parameters.budgetTokens(), defaultTokens, 1, MOST_TOKENS),
                        Integer.MAX_VALUE, reader.number("limit", parameters.limit(), DEFAULT_LIMIT, 1, MOST)),
                reader.score("min_relevance_score", parameters.minRelevanceScore(), 0), parameters.after());
        reader.check();
        return request;
    }

    Wanted of(@Nullable Project known) {
        return new Wanted(question, known, sessionId, tags, budget, new Wanted.Floor(floor, 0));
    }
}
