package dev.throughline.recall.search;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of a search as they come in; {@link SearchRequest} is what they mean. */
public record SearchParameters(
        @RestQuery @Nullable @Parameter(description = "A question in any words") String q,
        @RestQuery @Nullable @Parameter(description = "Project key, git remote or alias") String project,
        @RestQuery @Nullable @Parameter(description = "Kinds of memory, separated by commas") String kinds,
        @RestQuery @Nullable @Parameter(description = "Tags, separated by commas") String tags,
        @RestQuery("tags_match") @Nullable @Parameter(description = "any (default) or all") String tagsMatch,
        @RestQuery("session_id") @Nullable @Parameter(description = "Of this session alone") String sessionId,
        @RestQuery @Nullable @Parameter(description = "Not older, RFC 3339") String from,
        @RestQuery @Nullable @Parameter(description = "Not newer, RFC 3339") String to,
        @RestQuery("min_score") @Nullable @Parameter(description = "0-10") String minScore,
        @RestQuery @Nullable @Parameter(description = "1-1000, 10 by default") String limit,
        @RestQuery @Nullable @Parameter(description = "Position to wait for, as ingest answers it") String after) {
}
