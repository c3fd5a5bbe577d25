package dev.throughline.common.revocation;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.revocation.RevocationConfig.Before;
import dev.throughline.common.token.RefusedToken;
import dev.throughline.common.token.TokenRefusal;
import dev.throughline.common.token.TokenRefusal.Reason;

/** Refuses a verified token that was revoked, in every service alike. */
@Singleton
class RevocationCheck implements SecurityIdentityAugmentor {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final RevocationFeed feed;
    private final RevokedTokens tokens;
    private final RevocationConfig config;

    RevocationCheck(RevocationFeed feed, RevokedTokens tokens, RevocationConfig config) {
        this.feed = feed;
        this.tokens = tokens;
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        if (tokens.contains(IssuedToken.of(token))) {
            return Uni.createFrom().failure(refusal(token));
        }
        return feed.isRead() || config.beforeRead() == Before.ACCEPT ? Uni.createFrom().item(identity)
                : Uni.createFrom().failure(ProblemException.unavailable("The revocations are not known yet", RETRY_AFTER));
    }

    private static AuthenticationFailedException refusal(JsonWebToken token) {
        var refusal = new TokenRefusal(Reason.REVOKED, token.getClaim("tenant"), token.getSubject(), token.getTokenID());
        return new AuthenticationFailedException(new RefusedToken(refusal, null));
    }
}
