package dev.throughline.recall.session;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.freshness.Freshness;
import dev.throughline.recall.project.Projects;
import dev.throughline.recall.request.Page;

/** The sessions that the caller may see. */
@Path("/api/sessions")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    private final SessionQueries queries;
    private final Projects projects;
    private final Freshness freshness;
    private final Caller caller;

    SessionResource(SessionQueries queries, Projects projects, Freshness freshness, Caller caller) {
        this.queries = queries;
        this.projects = projects;
        this.freshness = freshness;
        this.caller = caller;
    }

    @GET
    public Uni<Page<SessionView>> list(@BeanParam SessionParameters parameters) {
        SessionFilter filter = parameters.filter();
        return freshness.after(parameters.after()).chain(() -> parameters.project() == null
                ? queries.page(caller, filter)
                : page(parameters.project(), filter));
    }

    /** The id is the agent's own: any text, percent-encoded. */
    @GET
    @Path("/{id:.+}")
    public Uni<SessionDetail> byId(@RestPath String id, @BeanParam SessionParameters parameters) {
        if (id.indexOf('\0') >= 0) { // which PostgreSQL cannot hold
            throw unknown();
        }
        return freshness.after(parameters.after()).chain(() -> queries.byId(caller, id))
                .map(found -> found.orElseThrow(SessionResource::unknown));
    }

    private Uni<Page<SessionView>> page(String project, SessionFilter filter) {
        return projects.named(caller, project).chain(found -> found
                .map(known -> queries.page(caller, filter.withProject(known.id())))
                .orElse(Uni.createFrom().item(new Page<>(List.of(), 0, filter.skip(), filter.limit()))));
    }

    private static ProblemException unknown() {
        return ProblemException.of(404, "There is no such session, or it is not yours to see");
    }
}
