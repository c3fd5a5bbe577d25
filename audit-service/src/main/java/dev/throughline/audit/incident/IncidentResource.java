package dev.throughline.audit.incident;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.common.security.Scopes;

/** A tenant's security incidents. For administrators alone: whoever touches a honey credential must not read of it. */
@Path("/api/security-incidents")
@RequestScoped // for the actor is another one in each request
@RolesAllowed(Scopes.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IncidentResource {

    private final IncidentService incidents;
    private final Actor actor;

    IncidentResource(IncidentService incidents, Actor actor) {
        this.incidents = incidents;
        this.actor = actor;
    }

    @GET
    @Operation(summary = "Incidents by client, status, type or subject, latest first")
    public Uni<IncidentView.Page> page(@BeanParam @Valid IncidentQuery query,
            @RestQuery @DefaultValue("0") @Min(0) int skip,
            @RestQuery @DefaultValue("50") @Min(0) @Max(1000) int limit) {
        return incidents.page(actor, query, skip, limit);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Report an incident")
    public Uni<IncidentView> create(@NotNull @Valid IncidentRequest request) {
        return incidents.create(actor, request);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "An incident")
    public Uni<IncidentView> view(@RestPath UUID id) {
        return incidents.view(actor, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Describe an incident anew; an absent status or time stays")
    public Uni<IncidentView> replace(@RestPath UUID id, @NotNull @Valid IncidentRequest request) {
        return incidents.update(actor, id, request);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(summary = "Delete an incident with its time line; the audit log remembers it")
    public Uni<Void> delete(@RestPath UUID id) {
        return incidents.delete(actor, id);
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(summary = "What happened in an incident, in order")
    public Uni<TimelineView.Page> timeline(@RestPath UUID id, @RestQuery @DefaultValue("0") @Min(0) int skip,
            @RestQuery @DefaultValue("50") @Min(0) @Max(1000) int limit) {
        return incidents.timeline(actor, id, skip, limit);
    }

    @POST
    @Path("/{id}/timeline")
    @ResponseStatus(201)
    @Operation(summary = "Add what happened, perhaps with the entry of the audit log that shows it")
    public Uni<TimelineView> append(@RestPath UUID id, @NotNull @Valid TimelineRequest request) {
        return incidents.append(actor, id, request);
    }
}
