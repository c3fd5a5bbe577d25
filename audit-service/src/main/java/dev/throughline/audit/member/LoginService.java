package dev.throughline.audit.member;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.signing.TokenIssuer;
import dev.throughline.audit.signing.TokenIssuer.IssuedToken;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.problem.ProblemException;

/** Exchanges a password for a token. No connection is held while the password is checked. */
@ApplicationScoped
class LoginService {

    private final TenantTransaction transaction;
    private final MemberRepository members;
    private final PasswordHasher hasher;
    private final TokenIssuer issuer;
    private final LoginAttempts attempts;

    LoginService(TenantTransaction transaction, MemberRepository members, PasswordHasher hasher, TokenIssuer issuer,
            Clock clock) {
        this.transaction = transaction;
        this.members = members;
        this.hasher = hasher;
        this.issuer = issuer;
        this.attempts = new LoginAttempts(clock);
    }

    Uni<IssuedToken> login(LoginRequest request) {
        String tenant = request.tenantId();
        Duration wait = attempts.wait(tenant, request.username());
        if (!wait.isZero()) {
            return Uni.createFrom()
                    .failure(ProblemException.tooManyRequests("Too many failed attempts; try again later", wait));
        }
        return transaction.within(tenant, () -> members.named(request.username()))
                .chain(found -> proven(request, Optional.ofNullable(found)))
                .map(member -> issue(request, member));
    }

    private Uni<Optional<Member>> proven(LoginRequest request, Optional<Member> found) {
        return found.map(member -> hasher.matches(request.password(), member.passwordHash))
                .orElseGet(() -> hasher.matchesNobody(request.password()))
                .map(matches -> found.filter(member -> matches));
    }

    private IssuedToken issue(LoginRequest request, Optional<Member> proven) {
        Member member = proven.orElseThrow(() -> {
            attempts.failed(request.tenantId(), request.username());
            return ProblemException.of(401, "The name or the password is wrong");
        });
        attempts.succeeded(request.tenantId(), request.username());
        return issuer.forMember(member.tenantId, member.id, Set.of(member.scopes));
    }
}
