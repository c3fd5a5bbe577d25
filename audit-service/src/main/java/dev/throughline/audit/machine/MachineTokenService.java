package dev.throughline.audit.machine;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.log.AuditOutcome;
import dev.throughline.audit.revocation.Revocations;
import dev.throughline.audit.signing.TokenIssuer;
import dev.throughline.audit.signing.TokenIssuer.MachineClaims;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.event.TokenRevoked;
import dev.throughline.common.problem.ProblemException;

/** Issues, lists and revokes the tokens of a tenant's machines. */
@ApplicationScoped
class MachineTokenService {

    private final TenantTransaction transaction;
    private final MachineTokenRepository tokens;
    private final TokenIssuer issuer;
    private final Revocations revocations;
    private final AuditLog log;
    private final Clock clock;

    MachineTokenService(TenantTransaction transaction, MachineTokenRepository tokens, TokenIssuer issuer,
            Revocations revocations, AuditLog log, Clock clock) {
        this.transaction = transaction;
        this.tokens = tokens;
        this.issuer = issuer;
        this.revocations = revocations;
        this.log = log;
        this.clock = clock;
    }

    Uni<IssuedMachineToken> issue(Holder holder, Actor actor, String machine, IssueRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS); // as fine as a token's times are
        var token = new MachineToken(holder.caller(), machine, request, now);
        if (!holder.mayGive(request.scopes())) {
            return log.record(draft(actor, AuditAction.TOKEN_ISSUED, token, AuditOutcome.DENIED))
                    .chain(() -> Uni.createFrom().failure(
                            ProblemException.ofField(403, "scopes", "may not go beyond the scopes that you have")));
        }
        return transaction.within(actor.tenantId(), () -> tokens.persist(token)
                .chain(() -> log.append(draft(actor, AuditAction.TOKEN_ISSUED, token, AuditOutcome.ALLOWED))))
                .map(committed -> issued(token));
    }

    Uni<MachineTokenPage> page(Holder holder, String machine, int skip, int limit) {
        return transaction.within(holder.caller().tenantId(), () -> tokens.page(holder, machine, skip, limit));
    }

    Uni<Void> revoke(Holder holder, Actor actor, String machine, UUID id) {
        return transaction.within(actor.tenantId(), () -> tokens.ofMachine(machine, id)
                .map(found -> found.filter(holder::manages)
                        .orElseThrow(() -> ProblemException.of(404, "This machine has no such token")))
                .chain(token -> revoked(actor, token)))
                .invoke(revocations::committed)
                .replaceWithVoid();
    }

    private Uni<TokenRevoked> revoked(Actor actor, MachineToken token) {
        token.revoke(clock.instant());
        return revocations.token(token.tenantId, token.id.toString(), token.expiresAt)
                .call(() -> log.append(draft(actor, AuditAction.TOKEN_REVOKED, token, AuditOutcome.ALLOWED)));
    }

    private static AuditDraft draft(Actor actor, AuditAction action, MachineToken token, AuditOutcome outcome) {
        String subject = "token/" + token.id;
        AuditDraft draft = outcome == AuditOutcome.ALLOWED ? AuditDraft.allowed(actor, action, subject)
                : AuditDraft.denied(actor, action, subject, "more scopes than the caller has");
        return draft.with(JsonNodeFactory.instance.objectNode()
                .put("machine", token.machine)
                .put("scopes", String.join(" ", token.scopes))
                .put("expires_at", token.expiresAt.toString()));
    }

    private IssuedMachineToken issued(MachineToken token) {
        var claims = new MachineClaims(token.tenantId, token.memberId, token.machine, Set.of(token.scopes), token.id,
                token.createdAt, token.expiresAt);
        return new IssuedMachineToken(MachineTokenView.of(token), issuer.forMachine(claims));
    }
}
