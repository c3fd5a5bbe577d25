package dev.throughline.audit.machine;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.StorableText;
import dev.throughline.audit.log.Actor;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** The tokens with which a tenant's machines send and recall: all of them for an administrator, for others their own. */
@Path("/api/machines/{machine}/tokens")
@RequestScoped // for the caller is another one in each request
@RolesAllowed({ Scopes.INGEST, Scopes.RECALL, Scopes.VAULT, Scopes.AUDIT, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class MachineTokenResource {

    private static final int LONGEST_MACHINE_NAME = 200;

    private final MachineTokenService tokens;
    private final Caller caller;
    private final Actor actor;
    private final SecurityIdentity identity;

    MachineTokenResource(MachineTokenService tokens, Caller caller, Actor actor, SecurityIdentity identity) {
        this.tokens = tokens;
        this.caller = caller;
        this.actor = actor;
        this.identity = identity;
    }

    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Issue a token to a machine; its value is shown this once")
    public Uni<IssuedMachineToken> issue(@RestPath @Size(max = LONGEST_MACHINE_NAME) @StorableText String machine,
            @NotNull @Valid IssueRequest request) {
        return tokens.issue(holder(), actor, machine, request);
    }

    @GET
    @Operation(summary = "The machine's tokens, newest first")
    public Uni<MachineTokenPage> page(@RestPath @StorableText String machine,
            @RestQuery @DefaultValue("0") @Min(0) int skip,
            @RestQuery @DefaultValue("50") @Min(0) @Max(1000) int limit) {
        return tokens.page(holder(), machine, skip, limit);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(summary = "Revoke a token; every service refuses it within two seconds")
    public Uni<Void> revoke(@RestPath @StorableText String machine, @RestPath UUID id) {
        return tokens.revoke(holder(), actor, machine, id);
    }

    private Holder holder() {
        return new Holder(caller, identity.getRoles());
    }
}
