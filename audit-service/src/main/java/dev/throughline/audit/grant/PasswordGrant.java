package dev.throughline.audit.grant;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.login.Logins;
import dev.throughline.audit.member.Identities;
import dev.throughline.audit.member.Identity;
import dev.throughline.audit.member.LoginAttempts;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.problem.ProblemException;

/** A person logs in. */
@ApplicationScoped
class PasswordGrant {

    private final TenantTransaction transaction;
    private final LoginAttempts attempts;
    private final Identities identities;
    private final Logins logins;
    private final Issuing issuing;
    private final GrantRecords records;

    PasswordGrant(TenantTransaction transaction, LoginAttempts attempts, Identities identities, Logins logins,
            Issuing issuing, GrantRecords records) {
        this.transaction = transaction;
        this.attempts = attempts;
        this.identities = identities;
        this.logins = logins;
        this.issuing = issuing;
        this.records = records;
    }

    Uni<TokenReceipt> grant(Grant.Password grant, String address) {
        return attempts.take(grant.tenantId(), grant.name()).chain(wait -> wait.isZero() ? attempt(grant, address)
                : Uni.createFrom().failure(tooEarly(wait)));
    }

    private Uni<TokenReceipt> attempt(Grant.Password grant, String address) {
        return identities.byPassword(grant.tenantId(), grant.name(), grant.password())
                .chain(proven -> proven.isPresent() ? begin(proven.get(), grant, address) : refuse(grant, address));
    }

    private Uni<TokenReceipt> begin(Identity identity, Grant.Password grant, String address) {
        return attempts.forgive(grant.tenantId(), grant.name())
                .chain(() -> transaction.within(identity.tenantId(), () -> logins.begin(identity.tenantId(), identity.id())
                        .call(() -> records.given(identity, AuditAction.LOGIN, address))))
                .map(login -> TokenReceipt.of(issuing.token(identity, login.loginId()), login.refreshToken()));
    }

    private Uni<TokenReceipt> refuse(Grant.Password grant, String address) {
        return records.failed(grant.tenantId(), address, "wrong name or password").chain(() -> Uni.createFrom()
                .failure(ProblemException.of(401, "The name or the password is wrong")));
    }

    private static ProblemException tooEarly(Duration wait) {
        return ProblemException.tooManyRequests("Too many failed attempts; try again later", wait);
    }
}
