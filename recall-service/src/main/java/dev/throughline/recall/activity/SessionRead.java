package dev.throughline.recall.activity;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.problem.ProblemException;

/** The parameters that all reads of one session have. */
public record SessionRead(
        @RestPath @Parameter(description = "The agent's own id, percent-encoded") String id,
        @RestQuery @Nullable @Parameter(description = "Position to wait for, as ingest answers it") String after) {

    public SessionRead {
        if (id.indexOf('\0') >= 0) { // which PostgreSQL cannot hold
            throw unknown();
        }
    }

    static ProblemException unknown() {
        return ProblemException.of(404, "There is no such session, or it is not yours to see");
    }
}
