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

/** Refuses a machine's token that was revoked, and notes when one was used here. */
@ApplicationScoped
class Revocation implements SecurityIdentityAugmentor {

    private final TenantTransaction transaction;
    private final MachineTokenRepository tokens;
    private final Clock clock;

    Revocation(TenantTransaction transaction, MachineTokenRepository tokens, Clock clock) {
        this.transaction = transaction;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token && token.containsClaim("machine")) {
            return use(token).map(valid -> accepted(identity, valid));
        }
        return Uni.createFrom().item(identity);
    }

    private Uni<Boolean> use(JsonWebToken token) {
        UUID id = UUID.fromString(token.getTokenID());
        return transaction.within(token.getClaim("tenant"), () -> tokens.use(id, clock.instant()));
    }

    private static SecurityIdentity accepted(SecurityIdentity identity, boolean valid) {
        if (!valid) {
            throw new AuthenticationFailedException("The token was revoked");
        }
        return identity;
    }
}
