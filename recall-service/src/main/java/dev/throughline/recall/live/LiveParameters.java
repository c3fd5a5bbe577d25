package dev.throughline.recall.live;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of a live stream as they come in. */
public record LiveParameters(
        @RestQuery @Nullable @Parameter(description = "What happens in this session alone") String session,
        @RestQuery @Nullable @Parameter(description = "What this user's sessions do") String user,
        @RestQuery @Nullable @Parameter(description = "Project key, git remote or alias") String project,
        @RestQuery @Nullable @Parameter(description = "What came after this position is told first") String position,
        @RestHeader("Last-Event-ID") @Nullable @Parameter(description = "The same; counts more") String lastEventId) {

    Wanted wanted() {
        return Wanted.of(session, user, project, lastEventId == null || lastEventId.isBlank() ? position : lastEventId);
    }
}
