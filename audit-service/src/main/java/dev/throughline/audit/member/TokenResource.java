package dev.throughline.audit.member;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** Where a person logs in: OAuth 2's password grant, as a form or as JSON. */
@Path("/api/auth/token")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    private final LoginService logins;

    TokenResource(LoginService logins) {
        this.logins = logins;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Exchange a name and a password for an access token")
    public Uni<RestResponse<LoginReceipt>> login(@NotNull @Valid LoginRequest request) {
        return logins.login(request).map(token -> uncached(LoginReceipt.of(token)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<LoginReceipt>> loginByForm(
            @RestForm("grant_type") @Nullable String grantType,
            @RestForm @NotBlank String username,
            @RestForm @NotBlank String password,
            @RestForm @Nullable String tenant) {
        return login(new LoginRequest(grantType, username, password, tenant));
    }

    private static RestResponse<LoginReceipt> uncached(LoginReceipt receipt) {
        return ResponseBuilder.ok(receipt).header("Cache-Control", "no-store").build();
    }
}
