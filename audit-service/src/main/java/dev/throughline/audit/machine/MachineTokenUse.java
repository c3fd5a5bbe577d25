package dev.throughline.audit.machine;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.token.RefusedToken;
import dev.throughline.common.token.TokenRefusal;
import dev.throughline.common.token.TokenRefusal.Reason;

/**
 * Notes when a machine's token was used here, and refuses one that its row does not allow: here the table itself is at hand.
 */
@ApplicationScoped
class MachineTokenUse implements SecurityIdentityAugmentor {

    private final TenantTransaction transaction;
    private final MachineTokenRepository tokens;
    private final Clock clock;

    MachineTokenUse(TenantTransaction transaction, MachineTokenRepository tokens, Clock clock) {
        this.transaction = transaction;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token && token.containsClaim("machine")) {
            return use(token).map(valid -> accepted(identity, token, valid));
        }
        return Uni.createFrom().item(identity);
    }

    private Uni<Boolean> use(JsonWebToken token) {
        UUID id = UUID.fromString(token.getTokenID());
        return transaction.within(token.getClaim("tenant"), () -> tokens.use(id, clock.instant()));
    }

    private static SecurityIdentity accepted(SecurityIdentity identity, JsonWebToken token, boolean valid) {
        if (!valid) {
            var refusal = new TokenRefusal(Reason.REVOKED, token.getClaim("tenant"), token.getSubject(), token.getTokenID());
            throw new AuthenticationFailedException(new RefusedToken(refusal, null));
        }
        return identity;
    }
}
