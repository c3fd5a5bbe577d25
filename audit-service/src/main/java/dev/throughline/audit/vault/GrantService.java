package dev.throughline.audit.vault;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.AuditAction;
import dev.throughline.common.problem.ProblemException;

/** Who else may use a credential; its owner and administrators say so. */
@ApplicationScoped
class GrantService {

    private final Door door;
    private final GrantRepository grants;
    private final CredentialAudit audit;
    private final Clock clock;

    GrantService(Door door, GrantRepository grants, CredentialAudit audit, Clock clock) {
        this.door = door;
        this.grants = grants;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<GrantView.Page> list(Visitor visitor, UUID id) {
        Visit visit = Visit.of(visitor, id, Permission.SHARE, AuditAction.CREDENTIAL_VIEWED);
        return door.enter(visit, (credential, access) -> grants.of(id)
                .map(found -> new GrantView.Page(found.stream().map(GrantView::of).toList(), found.size(), 0, found.size()))
                .call(() -> audit.done(visit, credential)));
    }

    Uni<GrantView> grant(Visitor visitor, UUID id, GrantRequest request) {
        Visit visit = Visit.of(visitor, id, Permission.SHARE, AuditAction.CREDENTIAL_SHARED);
        return door.enter(visit, (credential, access) -> grants
                .persistAndFlush(new CredentialGrant(credential, request, visitor.id(), clock.instant()))
                .call(grant -> audit.done(visit, credential))
                .map(GrantView::of))
                .onFailure(ConstraintViolationException.class)
                .transform(
                        repeat -> ProblemException.ofField(409, "grantee", "has a permission already; take that back first"));
    }

    Uni<Void> revoke(Visitor visitor, UUID id, UUID grant) {
        Visit visit = Visit.of(visitor, id, Permission.SHARE, AuditAction.CREDENTIAL_SHARED);
        return door.enter(visit, (credential, access) -> grants.delete("id = ?1 and credentialId = ?2", grant, id)
                .invoke(GrantService::requireOne)
                .chain(() -> audit.done(visit, credential)));
    }

    private static void requireOne(long deleted) {
        if (deleted == 0) {
            throw ProblemException.of(404, "The credential has no such permission");
        }
    }
}
