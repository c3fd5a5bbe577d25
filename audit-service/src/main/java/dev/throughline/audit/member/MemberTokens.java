package dev.throughline.audit.member;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.login.Logins;
import dev.throughline.audit.machine.MachineTokens;
import dev.throughline.audit.revocation.Revocations;
import dev.throughline.common.event.TokenRevoked;

/** Takes back whatever a member was issued. */
@ApplicationScoped
class MemberTokens {

    private final Logins logins;
    private final MachineTokens machines;
    private final Revocations revocations;
    private final Clock clock;

    MemberTokens(Logins logins, MachineTokens machines, Revocations revocations, Clock clock) {
        this.logins = logins;
        this.machines = machines;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** A member after a change, and what it revoked. */
    record Change(Member member, List<TokenRevoked> revoked) {
        Change {
            revoked = List.copyOf(revoked);
        }
    }

    /** Ends all logins, in the caller's transaction. */
    Uni<Change> endLogins(Member member) {
        return logins.endAll(member.tenantId, member.id).map(revoked -> new Change(member, revoked));
    }

    /** Ends all logins and revokes all tokens, those of his machines too, in the caller's transaction. */
    Uni<Change> revokeAll(Member member) {
        Instant now = clock.instant(); // one moment for both, or a token of the next second could be older than the other
        member.revokeTokens(now);
        return logins.endAll(member.tenantId, member.id)
                .chain(() -> machines.markRevokedOf(member.id))
                .chain(() -> revocations.member(member.tenantId, member.id, now))
                .map(revoked -> new Change(member, List.of(revoked)));
    }

    void committed(Change change) {
        change.revoked().forEach(revocations::committed);
    }
}
