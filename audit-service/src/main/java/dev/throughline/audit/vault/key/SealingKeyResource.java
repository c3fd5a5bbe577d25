package dev.throughline.audit.vault.key;

import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.smallrye.mutiny.Uni;

/** The vault's public key: whoever finds a secret seals it to this key, and cannot read it again. */
@Path("/.well-known/vault-key")
public class SealingKeyResource {

    private static final String CACHE = "public, max-age=" + Duration.ofMinutes(10).toSeconds();

    private final SealingKey key;

    SealingKeyResource(SealingKey key) {
        this.key = key;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The public keyset, as Tink writes it in JSON, to which secrets are sealed")
    public Uni<RestResponse<String>> keyset() {
        return key.publicKeyset().map(json -> ResponseBuilder.ok(json).header("Cache-Control", CACHE).build());
    }
}
