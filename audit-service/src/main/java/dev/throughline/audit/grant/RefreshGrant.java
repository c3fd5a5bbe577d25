package dev.throughline.audit.grant;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.login.Logins;
import dev.throughline.audit.login.Redemption;
import dev.throughline.audit.member.Identities;
import dev.throughline.audit.member.Identity;
import dev.throughline.audit.revocation.Revocations;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.event.TokenRevoked;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.refusal.RefusalReporter;
import dev.throughline.common.token.TokenRefusal;
import dev.throughline.common.token.TokenRefusal.Reason;

/** A login goes on. A refresh token that was used before ends it: of two who have the token one is a thief. */
@ApplicationScoped
class RefreshGrant {

    /** What the transaction left, which is committed whether or not there is a token. */
    private sealed interface Decision {

        record Refreshed(Identity identity, UUID login, String refreshToken) implements Decision {
        }

        record Stolen(TokenRevoked revoked) implements Decision {
        }

        record Refused() implements Decision {
        }
    }

    private final TenantTransaction transaction;
    private final Logins logins;
    private final Identities identities;
    private final Issuing issuing;
    private final GrantRecords records;
    private final Reaction reaction;

    RefreshGrant(TenantTransaction transaction, Logins logins, Identities identities, Issuing issuing, GrantRecords records,
            Reaction reaction) {
        this.transaction = transaction;
        this.logins = logins;
        this.identities = identities;
        this.issuing = issuing;
        this.records = records;
        this.reaction = reaction;
    }

    Uni<TokenReceipt> grant(Grant.Refresh grant, String address) {
        Optional<String> tenant = Logins.tenant(grant.refreshToken());
        if (tenant.isEmpty()) {
            return Uni.createFrom().failure(() -> reaction.unknown(address));
        }
        return transaction.within(tenant.get(), () -> logins.redeem(grant.refreshToken())
                .chain(redemption -> decide(tenant.get(), redemption, address)))
                .map(decision -> receipt(decision, address));
    }

    private Uni<Decision> decide(String tenant, Redemption redemption, String address) {
        return switch (redemption) {
            case Redemption.Redeemed redeemed -> identities.byId(redeemed.memberId())
                    .chain(found -> found.isPresent() ? refreshed(found.get(), redeemed, address)
                            : Uni.createFrom().item(new Decision.Refused()));
            case Redemption.Reused reused -> records
                    .refused(tenant, reused.memberId().toString(), address, "a refresh token was used twice")
                    .replaceWith(new Decision.Stolen(reused.revoked()));
            case Redemption.Unknown() -> Uni.createFrom().item(new Decision.Refused());
        };
    }

    private Uni<Decision> refreshed(Identity identity, Redemption.Redeemed redeemed, String address) {
        return records.given(identity, AuditAction.TOKEN_REFRESHED, address)
                .replaceWith(new Decision.Refreshed(identity, redeemed.loginId(), redeemed.refreshToken()));
    }

    private TokenReceipt receipt(Decision decision, String address) {
        return switch (decision) {
            case Decision.Refreshed(var identity, var login, var refreshToken) ->
                TokenReceipt.of(issuing.token(identity, login), refreshToken);
            case Decision.Stolen(var revoked) -> throw reaction.stolen(revoked);
            case Decision.Refused() -> throw reaction.unknown(address);
        };
    }

    /** What follows a refusal, once the transaction is committed. */
    @ApplicationScoped
    static class Reaction {

        private final Revocations revocations;
        private final RefusalReporter refusals;

        Reaction(Revocations revocations, RefusalReporter refusals) {
            this.revocations = revocations;
            this.refusals = refusals;
        }

        ProblemException stolen(TokenRevoked revoked) {
            revocations.committed(revoked);
            return refused();
        }

        ProblemException unknown(String address) {
            refusals.refused(new TokenRefusal(Reason.FORGED, null, null, null), address);
            return refused();
        }

        /** The same for all, so that nobody learns whether a token was ever good. */
        private static ProblemException refused() {
            return ProblemException.of(401, "The refresh token is not good; log in again");
        }
    }
}
