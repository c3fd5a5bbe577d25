package dev.throughline.recall.live;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.refusal.RefusalReporter;
import dev.throughline.common.token.RefusedToken;

/** Verifies a token that comes in a message, as every token of a request is: signature, claims, revocation. */
@Singleton
class TokenDoor {

    private final IdentityProviderManager identities;
    private final RefusalReporter refusals;

    TokenDoor(IdentityProviderManager identities, RefusalReporter refusals) {
        this.identities = identities;
        this.refusals = refusals;
    }

    /**
     * Who bears the token; fails with {@link AuthenticationFailedException} when it is refused, which is reported.
     *
     * @param address from where it came
     */
    Uni<Bearer> admit(String token, String address) {
        return identities.authenticate(new TokenAuthenticationRequest(new JsonWebTokenCredential(token)))
                .map(TokenDoor::bearer)
                .onFailure(AuthenticationFailedException.class).invoke(failure -> RefusedToken.behind(failure)
                        .ifPresent(refusal -> refusals.refused(refusal, address)));
    }

    private static Bearer bearer(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token && token.containsClaim("tenant")
                && token.getSubject() != null) {
            return Bearer.of(token);
        }
        throw new AuthenticationFailedException("The token does not say whose it is");
    }
}
