package dev.throughline.audit.vault;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Scopes;

/** The key-encryption key, for those who run the suite. */
@Path("/api/admin/vault")
@RequestScoped // for the visitor is another one in each request
@RolesAllowed(Scopes.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {

    private final KeyRotation rotation;
    private final Visitor visitor;

    KeyResource(KeyRotation rotation, Visitor visitor) {
        this.rotation = rotation;
        this.visitor = visitor;
    }

    @GET
    @Path("/key")
    @Operation(summary = "Which key wraps now, and how many data keys older ones still wrap")
    public Uni<KeyState> state() {
        return rotation.state(visitor);
    }

    @POST
    @Path("/rotate-key")
    @ResponseStatus(202)
    @Operation(summary = "Make a new key the current one; data keys are wrapped anew in the background")
    public Uni<KeyState> rotate() {
        return rotation.rotate(visitor);
    }
}
