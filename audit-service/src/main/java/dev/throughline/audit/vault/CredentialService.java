package dev.throughline.audit.vault;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.problem.ProblemException;

/** Keeps credentials and what may be read of them. */
@ApplicationScoped
class CredentialService {

    private final TenantTransaction transaction;
    private final CredentialRepository credentials;
    private final Door door;
    private final Safe safe;
    private final CredentialAudit audit;
    private final Clock clock;

    CredentialService(TenantTransaction transaction, CredentialRepository credentials, Door door, Safe safe,
            CredentialAudit audit, Clock clock) {
        this.transaction = transaction;
        this.credentials = credentials;
        this.door = door;
        this.safe = safe;
        this.audit = audit;
        this.clock = clock;
    }

    /** Only an administrator plants a canary: it would be no use if everyone could find out which those are. */
    Uni<CredentialView> create(Visitor visitor, CredentialKind kind, CreateRequest request) {
        var credential = new Credential(visitor.tenantId(), visitor.id(), kind, request.details(), clock.instant());
        Visit visit = Visit.of(visitor, credential.id, Permission.EDIT, AuditAction.CREDENTIAL_CREATED);
        if (request.isCanary() && !visitor.isAdministrator()) {
            return audit.denied(visit, null).chain(() -> Uni.createFrom()
                    .failure(ProblemException.ofField(403, "canary", "is planted by an administrator")));
        }
        credential.canary = request.isCanary();
        return keep(visit, credential, request.requiredSecret())
                .map(done -> CredentialView.of(credential, Access.owner(visitor)));
    }

    private Uni<Void> keep(Visit visit, Credential credential, SecretFields secret) {
        return transaction.within(credential.tenantId, () -> credentials.persist(credential)
                .chain(() -> safe.put(credential, secret, credential.ownerId, credential.createdAt))
                .chain(() -> audit.done(visit, credential)));
    }

    Uni<CredentialView> view(Visitor visitor, UUID id) {
        Visit visit = Visit.of(visitor, id, Permission.VIEW, AuditAction.CREDENTIAL_VIEWED);
        return door.enter(visit, (credential, access) -> audit.done(visit, credential)
                .map(done -> CredentialView.of(credential, access)));
    }

    /** Changes the details; the value changes by a rotation alone. */
    Uni<CredentialView> update(Visitor visitor, UUID id, Function<CredentialDetails, CredentialDetails> change) {
        Visit visit = Visit.of(visitor, id, Permission.EDIT, AuditAction.CREDENTIAL_UPDATED);
        return door.enter(visit, (credential, access) -> {
            credential.describe(change.apply(credential.details()), clock.instant());
            return audit.done(visit, credential).map(done -> CredentialView.of(credential, access));
        });
    }

    /** Deletes it with all of its values; the audit log remembers that it was there. */
    Uni<Void> delete(Visitor visitor, UUID id) {
        Visit visit = Visit.of(visitor, id, Permission.SHARE, AuditAction.CREDENTIAL_DELETED);
        return door.enter(visit, (credential, access) -> credentials.delete(credential)
                .chain(() -> audit.done(visit, credential)));
    }
}
