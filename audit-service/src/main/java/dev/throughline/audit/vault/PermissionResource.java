package dev.throughline.audit.vault;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Scopes;

/** Who else may use a credential. */
@Path("/api/credentials/{id}/permissions")
@RequestScoped // for the visitor is another one in each request
@RolesAllowed({ Scopes.VAULT, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PermissionResource {

    private final GrantService grants;
    private final Visitor visitor;

    PermissionResource(GrantService grants, Visitor visitor) {
        this.grants = grants;
        this.visitor = visitor;
    }

    @GET
    @Operation(summary = "All permissions of a credential")
    public Uni<GrantView.Page> list(@RestPath UUID id) {
        return grants.list(visitor, id);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Let a member or a role see, reveal or edit a credential")
    public Uni<GrantView> grant(@RestPath UUID id, @NotNull @Valid GrantRequest request) {
        return grants.grant(visitor, id, request);
    }

    @DELETE
    @Path("/{grant}")
    @ResponseStatus(204)
    @Operation(summary = "Take a permission back")
    public Uni<Void> revoke(@RestPath UUID id, @RestPath UUID grant) {
        return grants.revoke(visitor, id, grant);
    }
}
