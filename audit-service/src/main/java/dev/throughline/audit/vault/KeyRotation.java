package dev.throughline.audit.vault;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.vault.key.Envelope;
import dev.throughline.audit.vault.key.KeyConfig;
import dev.throughline.audit.vault.key.VaultThreads;
import dev.throughline.common.problem.ProblemException;

/**
 * Makes a new key-encryption key the current one; the upkeep moves the data keys, and meanwhile both keys open. The key is
 * the suite's and no tenant's, so only administrators of the operator's tenant come here.
 */
@ApplicationScoped
class KeyRotation {

    private static final String SUBJECT = "vault-key/current";
    private static final String REFUSED = "The vault's key belongs to those who run the suite";

    private final Envelope envelope;
    private final VaultThreads threads;
    private final Upkeep upkeep;
    private final Rewrapping rewrapping;
    private final AuditLog log;
    private final String operatorTenant;

    KeyRotation(Envelope envelope, VaultThreads threads, Upkeep upkeep, Rewrapping rewrapping, AuditLog log,
            KeyConfig config) {
        this.envelope = envelope;
        this.threads = threads;
        this.upkeep = upkeep;
        this.rewrapping = rewrapping;
        this.log = log;
        this.operatorTenant = config.operatorTenant();
    }

    /** On record before it is done: no key comes into use of which the log does not know. */
    Uni<KeyState> rotate(Visitor visitor) {
        return admit(visitor, AuditAction.KEY_ROTATED)
                .chain(() -> log.record(AuditDraft.allowed(visitor.actor(), AuditAction.KEY_ROTATED, SUBJECT)))
                .chain(() -> threads.call(this::rotated))
                .chain(this::state)
                .invoke(upkeep::call);
    }

    Uni<KeyState> state(Visitor visitor) {
        return admit(visitor, AuditAction.ADMINISTERED)
                .chain(() -> threads.call(envelope::currentKey))
                .chain(this::state);
    }

    private Uni<Void> admit(Visitor visitor, AuditAction action) {
        return visitor.tenantId().equals(operatorTenant) ? Uni.createFrom().voidItem()
                : log.record(AuditDraft.denied(visitor.actor(), action, SUBJECT, REFUSED))
                        .chain(() -> Uni.createFrom().failure(ProblemException.of(403, REFUSED)));
    }

    private String rotated() {
        envelope.rotate();
        return envelope.currentKey();
    }

    private Uni<KeyState> state(String current) {
        return rewrapping.count(current).map(stale -> new KeyState(current, stale, rewrapping.damaged()));
    }
}
