package dev.throughline.audit.grant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.member.Identities;
import dev.throughline.audit.member.Identity;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.refusal.RefusalReporter;
import dev.throughline.common.token.TokenRefusal;
import dev.throughline.common.token.TokenRefusal.Reason;

/** A service account asks. Its secret cannot be guessed, so nobody has to wait; refusals are recorded within bounds. */
@ApplicationScoped
class ClientGrant {

    private final TenantTransaction transaction;
    private final Identities identities;
    private final Issuing issuing;
    private final GrantRecords records;
    private final RefusalReporter refusals;

    ClientGrant(TenantTransaction transaction, Identities identities, Issuing issuing, GrantRecords records,
            RefusalReporter refusals) {
        this.transaction = transaction;
        this.identities = identities;
        this.issuing = issuing;
        this.records = records;
        this.refusals = refusals;
    }

    Uni<TokenReceipt> grant(Grant.ClientCredentials grant, String address) {
        return identities.bySecret(grant.client(), grant.secret())
                .map(proven -> proven.orElseThrow(() -> refused(address)))
                .chain(identity -> give(identity, address));
    }

    private Uni<TokenReceipt> give(Identity identity, String address) {
        return transaction.within(identity.tenantId(), () -> records.given(identity, AuditAction.TOKEN_ISSUED, address))
                .map(committed -> TokenReceipt.of(issuing.token(identity, null), null));
    }

    private ProblemException refused(String address) {
        refusals.refused(new TokenRefusal(Reason.FORGED, null, null, null), address);
        return ProblemException.of(401, "The client's id or secret is wrong");
    }
}
