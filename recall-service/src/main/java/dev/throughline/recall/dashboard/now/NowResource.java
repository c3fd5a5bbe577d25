package dev.throughline.recall.dashboard.now;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
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
    private final Caller caller;

    NowResource(SessionLines sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> now() {
        return Uni.combine().all().unis(sessions.active(caller, MOST_ACTIVE), sessions.ended(caller, MOST_ENDED))
                .with(NowPage::new);
    }
}
