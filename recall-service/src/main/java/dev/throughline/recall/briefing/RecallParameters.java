package dev.throughline.recall.briefing;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of a recall as they come in. */
public record RecallParameters(
        @RestQuery @Nullable @Parameter(description = "What is about to be done; absent for a session's start") String q,
        @RestQuery @Nullable @Parameter(description = "Project key, git remote or alias") String project,
        @RestQuery("session_id") @Nullable @Parameter(description = "The session that is told") String sessionId,
        @RestQuery("budget_tokens") @Nullable @Parameter(description = "1-32000, 1000 by default") String budgetTokens,
        @RestQuery @Nullable @Parameter(description = "Tags that count more, separated by commas") String tags,
        @RestQuery @Nullable @Parameter(description = "At most so many memories, 1-100, 20 by default") String limit,
        @RestQuery("min_relevance_score") @Nullable @Parameter(description = "0-10") String minRelevanceScore,
        @RestQuery @Nullable @Parameter(description = "Position to wait for, as ingest answers it") String after) {
}
