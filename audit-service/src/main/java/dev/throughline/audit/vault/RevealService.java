package dev.throughline.audit.vault;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.AuditAction;
import dev.throughline.common.problem.ProblemException;

/** Tells values, and whether a value is the right one. What it answers is in the audit log before it is answered. */
@ApplicationScoped
class RevealService {

    private final Door door;
    private final Safe safe;
    private final CredentialAudit audit;
    private final ComparisonLimit limit;

    RevealService(Door door, Safe safe, CredentialAudit audit, VaultConfig config, Clock clock) {
        this.door = door;
        this.safe = safe;
        this.audit = audit;
        this.limit = new ComparisonLimit(clock, config.comparisonsPerMinute());
    }

    /** The value, once the entry is committed; the caller wipes it. */
    Uni<RevealedSecret> reveal(Visitor visitor, UUID id, RevealRequest request) {
        var visit = new Visit(visitor, id, Permission.REVEAL, AuditAction.CREDENTIAL_REVEALED, request.reason());
        return door.enter(visit, (credential, access) -> {
            int version = request.version() == null ? credential.currentVersion : request.version();
            // decrypted first: the log is not kept waiting for a key service, and says what really happened
            return safe.take(credential, version)
                    .chain(secret -> audit.done(visit, credential, version).onFailure().invoke(secret::wipe)
                            .map(done -> new RevealedSecret(id, credential.kind, version, secret)));
        });
    }

    Uni<Comparison> compare(Visitor visitor, UUID id, CompareRequest request) {
        var visit = Visit.of(visitor, id, Permission.VIEW, AuditAction.CREDENTIAL_COMPARED);
        Duration wait = limit.take(visitor, id);
        if (!wait.isZero()) {
            return audit.denied(visit, null).chain(() -> Uni.createFrom()
                    .failure(ProblemException.tooManyRequests("Too many comparisons with this credential", wait)));
        }
        return door.enter(visit, (credential, access) -> {
            String field = field(credential.kind, request);
            return safe.take(credential, credential.currentVersion)
                    .map(secret -> compare(secret, field, request.value()))
                    .call(comparison -> audit.done(visit, credential));
        });
    }

    private static Comparison compare(SecretFields secret, String field, char[] value) {
        try {
            return new Comparison(secret.matches(field, value));
        } finally {
            secret.wipe();
        }
    }

    private static String field(CredentialKind kind, CompareRequest request) {
        String field = request.field() == null ? kind.mainField() : request.field();
        if (!kind.has(field)) {
            throw ProblemException.ofField(422, "field", "is not of the kind " + kind.wireName());
        }
        return field;
    }
}
