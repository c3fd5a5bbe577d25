package dev.throughline.audit.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.outbox.Announcer;
import dev.throughline.common.event.TokenRevoked;
import dev.throughline.common.revocation.RevokedTokens;
import dev.throughline.common.topic.Topics;

/** Revokes tokens in every service: in this one with the commit, in the others within two seconds of it. */
@ApplicationScoped
public class Revocations {

    /** No token lives longer than that: a machine's are good for 400 days at most. */
    private static final Duration LONGEST_TOKEN = Duration.ofDays(401);

    private final RevocationTable table;
    private final Announcer announcer;
    private final RevokedTokens inForce;
    private final Clock clock;

    Revocations(RevocationTable table, Announcer announcer, RevokedTokens inForce, Clock clock) {
        this.table = table;
        this.announcer = announcer;
        this.inForce = inForce;
        this.clock = clock;
    }

    /**
     * Revokes one token, or all tokens of a login, in the caller's transaction.
     *
     * @param tokenId the token's {@code jti}, or its {@code sid}
     * @param expiresAt when the last token of this id expires by itself
     * @return what to pass to {@link #committed} after the commit
     */
    public Uni<TokenRevoked> token(String tenantId, String tokenId, Instant expiresAt) {
        return announced(TokenRevoked.ofToken(tenantId, tokenId, clock.instant(), expiresAt));
    }

    /** Revokes all tokens that a member was issued until then, those of his machines too, in the caller's transaction. */
    public Uni<TokenRevoked> member(String tenantId, UUID member, Instant until) {
        return announced(TokenRevoked.ofMember(tenantId, member.toString(), until, until.plus(LONGEST_TOKEN)));
    }

    /** Says that the transaction was committed: from here on this service refuses the token itself. */
    public void committed(TokenRevoked revoked) {
        inForce.add(revoked);
        announcer.committed();
    }

    private Uni<TokenRevoked> announced(TokenRevoked revoked) {
        return table.keep(revoked)
                .chain(() -> announcer.announce(Topics.TOKEN_REVOKED, revoked.key(), revoked))
                .replaceWith(revoked);
    }
}
