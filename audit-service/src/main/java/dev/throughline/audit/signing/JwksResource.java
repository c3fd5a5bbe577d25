package dev.throughline.audit.signing;

import java.time.Duration;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The public keys. The other services fetch them here and verify on their own. */
@Path("/.well-known/jwks.json")
public class JwksResource {

    private static final String CACHE = "public, max-age=" + Duration.ofMinutes(10).toSeconds();

    private final KeyRing keys;

    JwksResource(KeyRing keys) {
        this.keys = keys;
    }

    public record KeySet(List<Jwk> keys) {
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The public keys that verify the suite's tokens (RFC 7517)")
    public RestResponse<KeySet> keys() {
        return ResponseBuilder.ok(new KeySet(keys.published().stream().map(each -> each.key().jwk()).toList()))
                .header("Cache-Control", CACHE).build();
    }
}
