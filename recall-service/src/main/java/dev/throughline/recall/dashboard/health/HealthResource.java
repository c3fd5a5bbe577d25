package dev.throughline.recall.dashboard.health;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Scopes;

/** How the suite is. */
@Path("/health")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.TEXT_HTML)
public class HealthResource {

    private final ServiceStates states;

    HealthResource(ServiceStates states) {
        this.states = states;
    }

    @GET
    public Uni<TemplateInstance> health() {
        return states.all().map(HealthPage::of);
    }
}
