package dev.throughline.audit.log;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** Proofs that RFC 9162's algorithms verify. */
@Path("/api/audit/proofs")
@RequestScoped // for the caller is another one in each request
@RolesAllowed({ Scopes.AUDIT, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class ProofResource {

    private final ProofService proofs;
    private final Caller caller;

    ProofResource(ProofService proofs, Caller caller) {
        this.proofs = proofs;
        this.caller = caller;
    }

    @GET
    @Path("/inclusion")
    @Operation(summary = "That an entry is in the tree of a size, or of the present one")
    public Uni<InclusionProof> inclusion(@RestQuery @NotNull @Min(1) Long sequence, @RestQuery @Min(1) @Nullable Long size) {
        return proofs.inclusion(caller.tenantId(), sequence, size);
    }

    @GET
    @Path("/consistency")
    @Operation(summary = "That the tree of a size, or the present one, has grown out of a smaller one")
    public Uni<ConsistencyProof> consistency(@RestQuery @NotNull @Min(1) Long from, @RestQuery @Min(1) @Nullable Long to) {
        return proofs.consistency(caller.tenantId(), from, to);
    }
}
