package dev.throughline.audit.vault;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.AuditAction;

/** Replaces values and goes back to older ones. A replaced value is kept for a number of rotations. */
@ApplicationScoped
class VersionService {

    private final Door door;
    private final Safe safe;
    private final VersionRepository versions;
    private final CredentialRules rules;
    private final CredentialAudit audit;
    private final Clock clock;

    VersionService(Door door, Safe safe, VersionRepository versions, CredentialRules rules, CredentialAudit audit,
            Clock clock) {
        this.door = door;
        this.safe = safe;
        this.versions = versions;
        this.audit = audit;
        this.rules = rules;
        this.clock = clock;
    }

    Uni<VersionView.Page> page(Visitor visitor, UUID id, int skip, int limit) {
        Visit visit = Visit.of(visitor, id, Permission.VIEW, AuditAction.CREDENTIAL_VIEWED);
        return door.enter(visit, (credential, access) -> versions.countOf(id)
                .chain(total -> versions.page(id, skip, limit).map(found -> new VersionView.Page(
                        found.stream().map(version -> VersionView.of(credential, version)).toList(), total, skip, limit)))
                .call(() -> audit.done(visit, credential)));
    }

    Uni<CredentialView> rotate(Visitor visitor, UUID id, RotateRequest request) {
        var visit = new Visit(visitor, id, Permission.EDIT, AuditAction.CREDENTIAL_ROTATED, request.reason());
        return door.enter(visit, (credential, access) -> {
            SecretFields secret = rules.check(credential.kind, request.secret());
            Instant now = clock.instant();
            credential.rotate(request.expiresAt(), now);
            return safe.put(credential, secret, visitor.id(), now)
                    .chain(() -> audit.done(visit, credential))
                    .map(done -> CredentialView.of(credential, access));
        });
    }

    Uni<CredentialView> rollBack(Visitor visitor, UUID id, RollBackRequest request) {
        var visit = new Visit(visitor, id, Permission.EDIT, AuditAction.CREDENTIAL_ROLLED_BACK, request.reason());
        return door.enter(visit, (credential, access) -> safe.version(id, request.version())
                .invoke(version -> credential.use(version.version, version.createdAt, clock.instant()))
                .chain(version -> audit.done(visit, credential))
                .map(done -> CredentialView.of(credential, access)));
    }
}
