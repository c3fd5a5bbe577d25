package dev.throughline.recall.statistics;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.freshness.Freshness;
import dev.throughline.recall.project.Projects;
import dev.throughline.recall.request.Parameters;

/** Figures over the sessions that the caller may see, of all projects or of one. */
@Path("/api/statistics")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class StatisticsResource {

    private static final int DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final StatisticsQueries queries;
    private final Projects projects;
    private final Freshness freshness;
    private final Caller caller;

    StatisticsResource(StatisticsQueries queries, Projects projects, Freshness freshness, Caller caller) {
        this.queries = queries;
        this.projects = projects;
        this.freshness = freshness;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Sessions by status, tool, machine, project, user and day (30 by default), tokens and cost by model")
    public Uni<Statistics> statistics(@RestQuery @Nullable String project, @RestQuery @Nullable String days,
            @RestQuery @Nullable String after) {
        var reader = new Parameters();
        String name = reader.text("project", project);
        int most = reader.number("days", days, DAYS, 1, MOST_DAYS);
        reader.check();
        return freshness.after(after).chain(() -> name == null ? queries.of(caller, null, most)
                : projectId(name).chain(id -> queries.of(caller, id, most)));
    }

    private Uni<UUID> projectId(String name) {
        return projects.named(caller, name).map(found -> found
                .orElseThrow(() -> ProblemException.of(404, "There is no such project")).id());
    }
}
