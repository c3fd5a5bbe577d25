package dev.throughline.audit.grant;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/** Where tokens are given: OAuth 2's grants password, refresh_token and client_credentials, as a form or as JSON. */
@Path("/api/auth/token")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    private final Granting granting;
    private final HttpServerRequest http;

    TokenResource(Granting granting, HttpServerRequest http) {
        this.granting = granting;
        this.http = http;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Exchange a password, a refresh token or a client's secret for an access token")
    public Uni<RestResponse<TokenReceipt>> grant(@NotNull @Valid TokenRequest request) {
        return granting.grant(request.grant(), http.remoteAddress().hostAddress())
                .map(receipt -> ResponseBuilder.ok(receipt).header("Cache-Control", "no-store").build());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<TokenReceipt>> grantByForm(MultivaluedMap<String, String> form,
            @RestHeader("Authorization") @Nullable String authorization) {
        TokenRequest request = TokenRequest.of(form);
        return grant(BasicCredentials.parse(authorization)
                .map(client -> request.withClient(client.id(), client.secret())).orElse(request));
    }
}
