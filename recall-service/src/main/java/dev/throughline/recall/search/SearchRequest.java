package dev.throughline.recall.search;

import org.jspecify.annotations.Nullable;

import dev.throughline.recall.index.IndexQuery;
import dev.throughline.recall.request.Parameters;

/**
 * A search that can be made.
 *
 * @param project by any of its names
 * @param filter what else is asked of a memory
 * @param minScore hits below it are left out, 0–10
 * @param after a position to wait for
 */
record SearchRequest(String text, @Nullable String project, IndexQuery.Filter filter, double minScore, int limit,
        @Nullable String after) {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MOST = 1_000;

    static SearchRequest of(SearchParameters parameters) {
        var reader = new Parameters();
        var filter = new IndexQuery.Filter(null,
                reader.kinds("kinds", parameters.kinds()),
                reader.list("tags", parameters.tags()),
                "all".equals(reader.word("tags_match", parameters.tagsMatch(), "any", "any", "all")),
                reader.text("session_id", parameters.sessionId()), null,
                reader.time("from", parameters.from()),
                reader.time("to", parameters.to()));
        var request = new SearchRequest(parameters.q() == null ? "" : parameters.q(),
                reader.text("project", parameters.project()), filter,
                reader.score("min_score", parameters.minScore(), 0),
                reader.number("limit", parameters.limit(), DEFAULT_LIMIT, 1, MOST), parameters.after());
        reader.check();
        return request;
    }
}
