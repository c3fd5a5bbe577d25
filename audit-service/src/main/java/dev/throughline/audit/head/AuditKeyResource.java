package dev.throughline.audit.head;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** The public key that verifies tree heads. */
@Path("/.well-known/audit-key")
public class AuditKeyResource {

    private final HeadKey key;

    AuditKeyResource(HeadKey key) {
        this.key = key;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The public key that verifies tree heads: Ed25519 as a JWK (RFC 8037)")
    public HeadJwk key() {
        return key.jwk();
    }
}
