package dev.throughline.audit.head;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** Signed tree heads on demand. */
@Path("/api/audit/heads")
@RequestScoped // for the caller is another one in each request
@RolesAllowed({ Scopes.AUDIT, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class HeadResource {

    private final HeadSigner signer;
    private final Caller caller;

    HeadResource(HeadSigner signer, Caller caller) {
        this.signer = signer;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Sign the tree as it is; keep the answer elsewhere, it proves what the log was")
    public Uni<TreeHead> sign() {
        return signer.sign(caller.tenantId());
    }
}
