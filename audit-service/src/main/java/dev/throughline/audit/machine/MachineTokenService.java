package dev.throughline.audit.machine;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.signing.TokenIssuer;
import dev.throughline.audit.signing.TokenIssuer.MachineClaims;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;

/** Issues, lists and revokes the tokens of a tenant's machines. */
@ApplicationScoped
class MachineTokenService {

    private final TenantTransaction transaction;
    private final MachineTokenRepository tokens;
    private final TokenIssuer issuer;
    private final Clock clock;

    MachineTokenService(TenantTransaction transaction, MachineTokenRepository tokens, TokenIssuer issuer, Clock clock) {
        this.transaction = transaction;
        this.tokens = tokens;
        this.issuer = issuer;
        this.clock = clock;
    }

    Uni<IssuedMachineToken> issue(Caller caller, String machine, IssueRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS); // as fine as a token's times are
        var token = new MachineToken(caller, machine, request, now);
        return transaction.within(caller.tenantId(), () -> tokens.persist(token)).map(this::issued);
    }

    Uni<MachineTokenPage> page(Caller caller, String machine, int skip, int limit) {
        return transaction.within(caller.tenantId(), () -> tokens.page(machine, skip, limit));
    }

    Uni<Void> revoke(Caller caller, String machine, UUID id) {
        return transaction.within(caller.tenantId(), () -> tokens.ofMachine(machine, id)
                .onItem().ifNull().failWith(() -> ProblemException.of(404, "This machine has no such token"))
                .invoke(token -> token.revoke(clock.instant())))
                .replaceWithVoid();
    }

    private IssuedMachineToken issued(MachineToken token) {
        var claims = new MachineClaims(token.tenantId, token.memberId, token.machine, Set.of(token.scopes), token.id,
                token.createdAt, token.expiresAt);
        return new IssuedMachineToken(MachineTokenView.of(token), issuer.forMachine(claims));
    }
}
