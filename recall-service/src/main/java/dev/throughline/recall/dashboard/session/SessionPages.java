package dev.throughline.recall.dashboard.session;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** The list of sessions, and the pages of one. */
@Path("/sessions")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.TEXT_HTML)
public class SessionPages {

    private final SessionSearch search;
    private final SessionLines lines;
    private final SessionViews views;
    private final Caller caller;

    SessionPages(SessionSearch search, SessionLines lines, SessionViews views, Caller caller) {
        this.search = search;
        this.lines = lines;
        this.views = views;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> list(@BeanParam ListParameters parameters) {
        return search.find(caller, parameters).map(found -> SessionsPage.of(parameters, found));
    }

    /** The id is the agent's own: any text, percent-encoded. */
    @GET
    @Path("/{id:.+}")
    public Uni<TemplateInstance> one(@RestPath String id, @BeanParam ViewParameters parameters) {
        var view = parameters.wanted();
        if (id.indexOf('\0') >= 0) { // which PostgreSQL cannot hold
            throw unknown();
        }
        return lines.byId(caller, id).map(found -> found.orElseThrow(SessionPages::unknown))
                .chain(session -> views.of(caller, session, view));
    }

    private static ProblemException unknown() {
        return ProblemException.of(404, "There is no such session, or it is not yours to see");
    }
}
