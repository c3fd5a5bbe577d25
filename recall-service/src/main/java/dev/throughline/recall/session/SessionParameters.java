package dev.throughline.recall.session;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.recall.request.Page;
import dev.throughline.recall.request.Parameters;

/** The parameters of a list of sessions as they come in. */
public record SessionParameters(
        @RestQuery @Nullable @Parameter(description = "Project key, git remote or alias") String project,
        @RestQuery @Nullable @Parameter(description = "The agent, for example claude-code") String tool,
        @RestQuery @Nullable @Parameter(description = "Host name") String machine,
        @RestQuery @Nullable @Parameter(description = "active or ended") String status,
        @RestQuery @Nullable @Parameter(description = "Whose: by the client's word, else the owner") String user,
        @RestQuery @Nullable @Parameter(description = "true or false") String pinned,
        @RestQuery @Nullable @Parameter(description = "true, false (by default) or any") String archived,
        @RestQuery @Nullable @Parameter(description = "A tag") String tag,
        @RestQuery @Nullable @Parameter(description = "The session that they go on from") String parent,
        @RestQuery @Nullable @Parameter(description = "The `next` of the page before") String before,
        @RestQuery @Nullable @Parameter(description = "0 by default") String skip,
        @RestQuery @Nullable @Parameter(description = "1-1000, 50 by default") String limit,
        @RestQuery @Nullable @Parameter(description = "Position to wait for, as ingest answers it") String after) {

    SessionFilter filter() {
        var reader = new Parameters();
        reader.text("project", project);
        String wantedStatus = reader.word("status", status, "", "active", "ended");
        var filter = new SessionFilter(null, reader.text("tool", tool), reader.text("machine", machine),
                wantedStatus.isEmpty() ? null : wantedStatus, reader.text("user", user),
                flag(reader.word("pinned", pinned, "any", "true", "false", "any")),
                flag(reader.word("archived", archived, "false", "true", "false", "any")),
                reader.text("tag", tag), reader.text("parent", parent), cursor(),
                reader.number("skip", skip, 0, 0, Integer.MAX_VALUE),
                reader.number("limit", limit, Page.DEFAULT_LIMIT, 1, Page.MOST));
        reader.check();
        return filter;
    }

    private @Nullable SessionCursor cursor() {
        return before == null || before.isBlank() ? null
                : SessionCursor.parse(before)
                        .orElseThrow(() -> ProblemException.ofField(422, "before", "must be the next of a page of this list"));
    }

    private static @Nullable Boolean flag(String word) {
        return word.equals("any") ? null : Boolean.valueOf(word);
    }
}
