package dev.throughline.audit.vault;

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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.JsonNode;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Scopes;

/** Credentials as they may be read. Their values come from {@link SecretResource} alone. */
@Path("/api/credentials")
@RequestScoped // for the visitor is another one in each request
@RolesAllowed({ Scopes.VAULT, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CredentialResource {

    private final CredentialService credentials;
    private final CredentialListing listing;
    private final CredentialRules rules;
    private final Visitor visitor;

    CredentialResource(CredentialService credentials, CredentialListing listing, CredentialRules rules, Visitor visitor) {
        this.credentials = credentials;
        this.listing = listing;
        this.rules = rules;
        this.visitor = visitor;
    }

    @GET
    @Operation(summary = "The credentials that the caller may see, by name; q finds names and tags")
    public Uni<CredentialPage> page(@BeanParam @Valid CredentialQuery query,
            @RestQuery @DefaultValue("0") @Min(0) int skip,
            @RestQuery @DefaultValue("50") @Min(0) @Max(1000) int limit) {
        return listing.page(visitor, query, skip, limit);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Keep a credential; its owner is the caller")
    public Uni<CredentialView> create(@NotNull CreateRequest request) {
        CredentialKind kind = rules.check(request);
        return credentials.create(visitor, kind, request).eventually(request.requiredSecret()::wipe);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A credential without its value")
    public Uni<CredentialView> view(@RestPath UUID id) {
        return credentials.view(visitor, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace all details; the value stays")
    @RequestBody(content = @Content(schema = @Schema(implementation = CredentialDetails.class)))
    public Uni<CredentialView> replace(@RestPath UUID id, @NotNull JsonNode body) {
        CredentialDetails details = rules.read(body);
        return credentials.update(visitor, id, old -> details);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({ MediaType.APPLICATION_JSON, "application/merge-patch+json" })
    @Operation(summary = "Change some details (RFC 7396); the value stays")
    @RequestBody(content = @Content(schema = @Schema(implementation = CredentialDetails.class)))
    public Uni<CredentialView> change(@RestPath UUID id, @NotNull JsonNode patch) {
        return credentials.update(visitor, id, old -> rules.patched(old, patch));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(summary = "Delete a credential with all of its values")
    public Uni<Void> delete(@RestPath UUID id) {
        return credentials.delete(visitor, id);
    }
}
