package dev.throughline.audit.vault;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import dev.throughline.common.security.Scopes;

/** The values of credentials, and their versions. */
@Path("/api/credentials/{id}")
@RequestScoped // for the visitor is another one in each request
@RolesAllowed({ Scopes.VAULT, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SecretResource {

    private final RevealService values;
    private final VersionService versions;
    private final Visitor visitor;

    SecretResource(RevealService values, VersionService versions, Visitor visitor) {
        this.values = values;
        this.versions = versions;
        this.visitor = visitor;
    }

    @POST
    @Path("/reveal")
    @Operation(summary = "The value, once the audit log has the reason")
    public Uni<RestResponse<RevealedSecret>> reveal(@RestPath UUID id, @NotNull @Valid RevealRequest request,
            @Context RoutingContext exchange) {
        return values.reveal(visitor, id, request)
                .invoke(revealed -> exchange.addEndHandler(sent -> revealed.secret().wipe()))
                .map(revealed -> ResponseBuilder.ok(revealed).header("Cache-Control", "no-store").build());
    }

    @POST
    @Path("/compare")
    @Operation(summary = "Whether a value is the one that is kept")
    public Uni<RestResponse<Comparison>> compare(@RestPath UUID id, @NotNull @Valid CompareRequest request) {
        return values.compare(visitor, id, request).eventually(request::wipe)
                .map(comparison -> ResponseBuilder.ok(comparison).header("Cache-Control", "no-store").build());
    }

    @GET
    @Path("/versions")
    @Operation(summary = "The versions that are kept, newest first")
    public Uni<VersionView.Page> versions(@RestPath UUID id, @RestQuery @DefaultValue("0") @Min(0) int skip,
            @RestQuery @DefaultValue("50") @Min(0) @Max(1000) int limit) {
        return versions.page(visitor, id, skip, limit);
    }

    @POST
    @Path("/rotate")
    @Operation(summary = "Replace the value by a new version")
    public Uni<CredentialView> rotate(@RestPath UUID id, @NotNull @Valid RotateRequest request) {
        return versions.rotate(visitor, id, request).eventually(request::wipe);
    }

    @POST
    @Path("/rollback")
    @Operation(summary = "Take another version for the current one")
    public Uni<CredentialView> rollBack(@RestPath UUID id, @NotNull @Valid RollBackRequest request) {
        return versions.rollBack(visitor, id, request);
    }
}
