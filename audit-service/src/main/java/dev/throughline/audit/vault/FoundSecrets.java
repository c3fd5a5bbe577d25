package dev.throughline.audit.vault;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.tenant.TenantTransaction;

/** Keeps what was found in a text as a credential of whoever sent it; the same value once in a tenant. */
@ApplicationScoped
public class FoundSecrets {

    private static final int LONGEST_SESSION_IN_NAME = 180;

    private final TenantTransaction transaction;
    private final CredentialRepository credentials;
    private final Safe safe;
    private final CredentialAudit audit;
    private final MeterRegistry meters;
    private final Clock clock;

    FoundSecrets(TenantTransaction transaction, CredentialRepository credentials, Safe safe, CredentialAudit audit,
            MeterRegistry meters, Clock clock) {
        this.transaction = transaction;
        this.credentials = credentials;
        this.safe = safe;
        this.audit = audit;
        this.meters = meters;
        this.clock = clock;
    }

    /** Keeps the value, which the caller wipes, unless the tenant has a credential of this fingerprint. */
    public Uni<Void> keep(String tenant, String owner, Found found, char[] value) {
        return transaction.within(tenant, () -> credentials.count("foundFingerprint", found.fingerprint())
                .chain(known -> known > 0 ? Uni.createFrom().item(false) : create(tenant, owner, found, value)))
                // another replica was quicker
                .onFailure(ConstraintViolationException.class).recoverWithItem(false)
                .invoke(kept -> meters.counter("secrets.sealed", "outcome", kept ? "kept" : "repeated").increment())
                .replaceWithVoid();
    }

    private Uni<Boolean> create(String tenant, String owner, Found found, char[] value) {
        var visitor = Visitor.service(tenant);
        CredentialKind kind = kind(found);
        var credential = new Credential(tenant, owner, kind, details(found), clock.instant());
        credential.found(found);
        Visit visit = Visit.of(visitor, credential.id, Permission.EDIT, AuditAction.CREDENTIAL_CREATED);
        return credentials.persist(credential)
                .chain(() -> safe.put(credential, SecretFields.of(Map.of(kind.mainField(), value)), owner, clock.instant()))
                .chain(() -> audit.done(visit, credential))
                .replaceWith(true);
    }

    private static CredentialKind kind(Found found) {
        return found.kind().contains("password") ? CredentialKind.PASSWORD : CredentialKind.API_KEY;
    }

    private static CredentialDetails details(Found found) {
        String session = found.sessionId();
        String shown = session.substring(0, Math.min(LONGEST_SESSION_IN_NAME, session.length()));
        return CredentialDetails.named("found in session " + shown, List.of("found", found.kind()));
    }
}
