package dev.throughline.audit.vault;

import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.audit.vault.key.Undecryptable;
import dev.throughline.common.problem.ProblemException;

/**
 * The only way to a credential that exists. Whoever may not pass is on record before the answer: as 403 where the
 * credential may be seen at least, else as the 404 of one that does not exist.
 */
@ApplicationScoped
class Door {

    private final TenantTransaction transaction;
    private final CredentialRepository credentials;
    private final GrantRepository grants;
    private final CredentialAudit audit;

    Door(TenantTransaction transaction, CredentialRepository credentials, GrantRepository grants, CredentialAudit audit) {
        this.transaction = transaction;
        this.credentials = credentials;
        this.grants = grants;
        this.audit = audit;
    }

    /** Does the work in one transaction, with what the visitor may do besides. */
    <T> Uni<T> enter(Visit visit, BiFunction<Credential, Access, Uni<T>> work) {
        return transaction.within(visit.visitor().tenantId(), () -> find(visit)
                .chain(found -> found == null ? Uni.createFrom().failure(new Refusal(null, false)) : check(visit, found, work)))
                .onFailure(Refusal.class).recoverWithUni(refusal -> turnAway(visit, refusal))
                .onFailure(Undecryptable.class).recoverWithUni(damage -> reportDamage(visit));
    }

    private Uni<@Nullable Credential> find(Visit visit) {
        return visit.changes() ? credentials.locked(visit.credential()) : credentials.findById(visit.credential());
    }

    private <T> Uni<T> check(Visit visit, Credential credential, BiFunction<Credential, Access, Uni<T>> work) {
        return grants.of(credential.id).chain(granted -> {
            Access access = Access.of(visit.visitor(), credential, granted);
            return access.allows(visit.needed()) ? work.apply(credential, access)
                    : Uni.createFrom().failure(new Refusal(credential, access.allows(Permission.VIEW)));
        });
    }

    private <T> Uni<T> turnAway(Visit visit, Refusal refusal) {
        return audit.denied(visit, refusal.credential)
                .chain(() -> Uni.createFrom().failure(refusal.isVisible
                        ? ProblemException.of(403, "The credential's permissions do not allow this")
                        : notFound()));
    }

    private <T> Uni<T> reportDamage(Visit visit) {
        Log.errorf("A stored value does not pass its check subject=%s", visit.subject());
        return audit.failed(visit, "The stored value does not pass its check")
                .chain(() -> Uni.createFrom().failure(
                        ProblemException.of(500,
                                "The stored value does not pass its check: it was changed outside of the vault")));
    }

    static ProblemException notFound() {
        return ProblemException.of(404, "There is no such credential");
    }

    /** Rolls the transaction back, so that the record of it is made in one of its own. */
    private static final class Refusal extends RuntimeException {

        private final transient @Nullable Credential credential;
        private final boolean isVisible;

        Refusal(@Nullable Credential credential, boolean isVisible) {
            super(null, null, false, false);
            this.credential = credential;
            this.isVisible = isVisible;
        }
    }
}
