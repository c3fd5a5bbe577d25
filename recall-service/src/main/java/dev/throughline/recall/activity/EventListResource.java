package dev.throughline.recall.activity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.activity.EventQueries.Kind;

/** {@code GET /api/sessions/{id}/actions}, {@code responses} and {@code errors}. */
@Path("/api/sessions")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class EventListResource {

    private final EventQueries events;

    EventListResource(EventQueries events) {
        this.events = events;
    }

    @GET
    @Path("/{id}/actions")
    @Operation(summary = "What was done in a session, tool calls among it, the newest first")
    public Uni<EventList> actions(@BeanParam SessionRead read, @BeanParam EventPage page) {
        return events.list(Kind.ACTIONS, read, page);
    }

    @GET
    @Path("/{id}/responses")
    @Operation(summary = "What was answered in a session, the newest first")
    public Uni<EventList> responses(@BeanParam SessionRead read, @BeanParam EventPage page) {
        return events.list(Kind.RESPONSES, read, page);
    }
}
