package dev.throughline.audit.grant;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.login.Logins;
import dev.throughline.audit.machine.MachineTokens;
import dev.throughline.audit.revocation.Revocations;
import dev.throughline.audit.tenant.TenantTransaction;

/** Takes back a token that its holder gives up. What is no token, or no longer one, is none already. */
@ApplicationScoped
class Revoking {

    private final TenantTransaction transaction;
    private final Logins logins;
    private final MachineTokens machines;
    private final Revocations revocations;
    private final AuditLog log;
    private final JWTParser parser;

    Revoking(TenantTransaction transaction, Logins logins, MachineTokens machines, Revocations revocations, AuditLog log,
            JWTParser parser) {
        this.transaction = transaction;
        this.logins = logins;
        this.machines = machines;
        this.revocations = revocations;
        this.log = log;
        this.parser = parser;
    }

    Uni<Void> revoke(String token, String address) {
        return Logins.tenant(token).map(tenant -> endLogin(tenant, token, address))
                .orElseGet(() -> verified(token).map(access -> revokeAccess(access, address))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> endLogin(String tenant, String refreshToken, String address) {
        return transaction.within(tenant, () -> logins.end(refreshToken)
                .call(ended -> ended
                        .map(end -> logged(actor(tenant, end.memberId().toString(), address), "login/" + end.loginId()))
                        .orElseGet(() -> Uni.createFrom().voidItem())))
                .invoke(ended -> ended.ifPresent(end -> revocations.committed(end.revoked())))
                .replaceWithVoid();
    }

    private Uni<Void> revokeAccess(JsonWebToken token, String address) {
        String tenant = token.getClaim("tenant");
        Instant expiresAt = Instant.ofEpochSecond(token.getExpirationTime());
        return transaction.within(tenant, () -> machines.markRevoked(token.getTokenID())
                .chain(() -> revocations.token(tenant, token.getTokenID(), expiresAt))
                .call(() -> logged(actor(tenant, token.getSubject(), address), "token/" + token.getTokenID())))
                .invoke(revocations::committed)
                .replaceWithVoid();
    }

    private Uni<Void> logged(Actor actor, String subject) {
        return log.append(AuditDraft.allowed(actor, AuditAction.TOKEN_REVOKED, subject));
    }

    private static Actor actor(String tenant, String member, String address) {
        return new Actor(tenant, member, null, null, address);
    }

    private Optional<JsonWebToken> verified(String token) {
        try {
            return Optional.of(parser.parse(token));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
