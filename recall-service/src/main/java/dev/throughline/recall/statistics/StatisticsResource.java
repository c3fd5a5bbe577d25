package dev.throughline.recall.statistics;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
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
import dev.throughline.recall.project.Project;
import dev.throughline.recall.project.Projects;
import dev.throughline.recall.request.Page;
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
    private final GroupQueries groups;
    private final RecallStatisticsQueries recalls;
    private final Projects projects;
    private final Freshness freshness;
    private final Caller caller;

    StatisticsResource(StatisticsQueries queries, GroupQueries groups, RecallStatisticsQueries recalls, Projects projects,
            Freshness freshness, Caller caller) {
        this.queries = queries;
        this.groups = groups;
        this.recalls = recalls;
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

    @GET
    @Path("/tags")
    @Operation(summary = "Sessions, tokens and cost by tag; a session counts for each of its tags, \"\" are those without any")
    public Uni<Page<Group>> tags(@BeanParam GroupParameters parameters) {
        return grouped(Grouping.TAG, parameters);
    }

    @GET
    @Path("/members")
    @Operation(summary = "Sessions, tokens and cost by the member whose sessions they are")
    public Uni<Page<Group>> members(@BeanParam GroupParameters parameters) {
        return grouped(Grouping.MEMBER, parameters);
    }

    private Uni<Page<Group>> grouped(Grouping grouping, GroupParameters parameters) {
        var reader = new Parameters();
        String name = reader.text("project", parameters.project());
        int skip = reader.number("skip", parameters.skip(), 0, 0, 1_000_000);
        int limit = reader.number("limit", parameters.limit(), Page.DEFAULT_LIMIT, 1, GroupQueries.MOST);
        reader.check();
        return freshness.after(parameters.after()).chain(() -> name == null ? groups.page(caller, grouping, null, skip, limit)
                : projectId(name).chain(id -> groups.page(caller, grouping, id, skip, limit)));
    }

    @GET
    @Path("/recall")
    @Operation(summary = "What recalls read, gave, spared and took, by project, session and day (30 by default)")
    public Uni<RecallStatistics> recall(@RestQuery @Nullable String project,
            @RestQuery("session_id") @Nullable String sessionId, @RestQuery @Nullable String days) {
        var reader = new Parameters();
        String name = reader.text("project", project);
        String session = reader.text("session_id", sessionId);
        int most = reader.number("days", days, DAYS, 1, MOST_DAYS);
        reader.check();
        return name == null ? recalls.of(caller, null, session, most)
                : project(name).chain(known -> recalls.of(caller, known.key(), session, most));
    }

    private Uni<UUID> projectId(String name) {
        return project(name).map(Project::id);
    }

    private Uni<Project> project(String name) {
        return projects.named(caller, name)
                .map(found -> found.orElseThrow(() -> ProblemException.of(404, "There is no such project")));
    }
}
