package dev.throughline.audit.machine;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** What other features do to machines' tokens, in their own transaction. They announce the revocation themselves. */
@ApplicationScoped
public class MachineTokens {

    private final MachineTokenRepository tokens;
    private final Clock clock;

    MachineTokens(MachineTokenRepository tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Marks all tokens of the machines that work for a member. */
    public Uni<Void> markRevokedOf(UUID memberId) {
        return tokens.revokeAllOf(memberId.toString(), clock.instant());
    }

    /** Marks one token; nothing happens when it is no machine's. */
    public Uni<Void> markRevoked(String tokenId) {
        try {
            return tokens.revoke(UUID.fromString(tokenId), clock.instant());
        } catch (IllegalArgumentException e) { // of another issuer
            return Uni.createFrom().voidItem();
        }
    }
}
