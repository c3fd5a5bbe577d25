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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.freshness.Freshness;
import dev.throughline.recall.project.Projects;

/** The sessions that the caller may see. */
@Path("/api/sessions")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    private final SessionQueries queries;
    private final Projects projects;
    private final Freshness freshness;
    private final KnownSessions known;
    private final Caller caller;

    SessionResource(SessionQueries queries, Projects projects, Freshness freshness, KnownSessions known, Caller caller) {
        this.queries = queries;
        this.projects = projects;
        this.freshness = freshness;
        this.known = known;
        this.caller = caller;
    }

    @GET
    public Uni<SessionPage> list(@BeanParam SessionParameters parameters) {
        SessionFilter filter = parameters.filter();
        return freshness.after(parameters.after()).chain(() -> parameters.project() == null
                ? queries.page(caller, filter)
                : page(parameters.project(), filter));
    }

    /** The id is the agent's own: any text, percent-encoded. */
    @GET
    @Path("/{id}")
    public Uni<SessionDetail> byId(@RestPath String id, @RestQuery @Nullable String after) {
        return known.session(id, after, () -> queries.byId(caller, id));
    }

    /** The sessions that go on from this one or are part of it, archived ones too. */
    @GET
    @Path("/{id}/children")
    public Uni<SessionPage> children(@RestPath String id, @BeanParam SessionParameters parameters) {
        SessionFilter filter = parameters.filter();
        return known.of(id, parameters.after(),
                () -> queries.page(caller, SessionFilter.childrenOf(id, filter.skip(), filter.limit())));
    }

    private Uni<SessionPage> page(String project, SessionFilter filter) {
        return projects.named(caller, project).chain(found -> found
                .map(known -> queries.page(caller, filter.withProject(known.id())))
                .orElse(Uni.createFrom().item(SessionPage.of(List.of(), 0, filter))));
    }
}
