package dev.throughline.common.token;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers for tokens that were verified a moment ago where it is asked, on the event loop. Any other is left to SmallRye's
 * provider, which takes a worker, as the keys may have to be fetched.
 */
@Singleton
class KnownTokens implements IdentityProvider<TokenAuthenticationRequest> {

    private static final int BEFORE_SMALLRYE = 1;

    private final TokenVerifier verifier;

    KnownTokens(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return BEFORE_SMALLRYE;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        Optional<JWTCallerPrincipal> known = verifier.known(request.getToken().getToken());
        return known.isEmpty() ? Uni.createFrom().nullItem() : Uni.createFrom().item(identity(known.get(), request));
    }

    /** As SmallRye's provider would make it. */
    private static SecurityIdentity identity(JWTCallerPrincipal caller, TokenAuthenticationRequest request) {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(caller).addCredential(request.getToken())
                .addRoles(caller.getGroups()).addAttribute(SecurityIdentity.USER_ATTRIBUTE, caller);
        RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
        return (http == null ? identity : identity.addAttribute(RoutingContext.class.getName(), http)).build();
    }
}
