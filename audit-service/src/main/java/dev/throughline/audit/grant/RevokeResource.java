package dev.throughline.audit.grant;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/** Where who has a token gives it up (RFC 7009). Having it is proof enough. */
@Path("/api/auth/revoke")
@PermitAll
public class RevokeResource {

    private final Revoking revoking;
    private final HttpServerRequest http;

    RevokeResource(Revoking revoking, HttpServerRequest http) {
        this.revoking = revoking;
        this.http = http;
    }

    @POST
    @ResponseStatus(200)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Log out: end the login of a refresh token, or revoke an access token; 200 for a token that is none")
    public Uni<Void> revoke(@RestForm @NotBlank @Size(max = 8000) String token) {
        return revoking.revoke(token, http.remoteAddress().hostAddress());
    }
}
