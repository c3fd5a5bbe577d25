package dev.throughline.recall.dashboard.now;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.dashboard.Links;
import dev.throughline.recall.dashboard.ReturnAddress;
import dev.throughline.recall.dashboard.session.SessionLines;

/** The first page. */
@Path("/")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.TEXT_HTML)
public class NowResource {

    private static final int MOST_ACTIVE = 20;
    private static final int MOST_ENDED = 8;

    private final SessionLines sessions;
    private final SessionCounts counts;
    private final TestSession testSession;
    private final Caller caller;
    private final JsonWebToken token;

    NowResource(SessionLines sessions, SessionCounts counts, TestSession testSession, Caller caller, JsonWebToken token) {
        this.sessions = sessions;
        this.counts = counts;
        this.testSession = testSession;
        this.caller = caller;
        this.token = token;
    }

    @GET
    public Uni<TemplateInstance> now() {
        return Uni.combine().all().unis(counts.of(caller), sessions.active(caller, MOST_ACTIVE),
                sessions.ended(caller, MOST_ENDED)).with(NowPage::new);
    }

    /** Leads to a session that was sent through the whole suite. */
    @POST
    @Path("now/test")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> test() {
        return testSession.send(token.getRawToken())
                .map(id -> Response.seeOther(ReturnAddress.of(Links.session(id)).uri()).build());
    }
}
