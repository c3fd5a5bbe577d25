package dev.throughline.audit.vault;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.log.AuditOutcome;

/** Writes what happens in the vault to the audit log, and counts it. */
@ApplicationScoped
class CredentialAudit {

    private final AuditLog log;
    private final CanaryWatch canaries;
    private final MeterRegistry meters;

    CredentialAudit(AuditLog log, CanaryWatch canaries, MeterRegistry meters) {
        this.log = log;
        this.canaries = canaries;
        this.meters = meters;
    }

    /**
     * In the transaction of the work, as its last step: without the entry there is no work, and until the commit the
     * tenant's log waits.
     */
    Uni<Void> done(Visit visit, Credential credential, int version) {
        ObjectNode details = details(credential).put("version", version);
        Uni<Void> alarm = visit.isForTheValue() ? canaries.touched(visit, credential) : Uni.createFrom().voidItem();
        return alarm.chain(() -> log.append(draft(visit, AuditOutcome.ALLOWED, details)));
    }

    Uni<Void> done(Visit visit, Credential credential) {
        return done(visit, credential, credential.currentVersion);
    }

    /** Of a list; it is about no single credential. */
    Uni<Void> listed(Visitor visitor, long total) {
        count(AuditAction.CREDENTIAL_LISTED, AuditOutcome.ALLOWED);
        return log.append(new AuditDraft(visitor.actor(), AuditAction.CREDENTIAL_LISTED, "credential/*", AuditOutcome.ALLOWED,
                null, empty().put("total", total)));
    }

    /** In a transaction of its own, for the one of the work is rolled back. */
    Uni<Void> denied(Visit visit, @Nullable Credential credential) {
        Uni<Void> entry = log.record(draft(visit, AuditOutcome.DENIED, credential == null ? empty() : details(credential)));
        return credential == null || !visit.isForTheValue() ? entry
                : entry.chain(() -> canaries.touchedInVain(visit, credential));
    }

    Uni<Void> failed(Visit visit, String why) {
        return log.record(draft(visit, AuditOutcome.FAILED, empty().put("failure", why)));
    }

    private AuditDraft draft(Visit visit, AuditOutcome outcome, ObjectNode details) {
        count(visit.action(), outcome);
        return new AuditDraft(visit.visitor().actor(), visit.action(), visit.subject(), outcome, visit.reason(), details);
    }

    private void count(AuditAction action, AuditOutcome outcome) {
        meters.counter("credentials.touched", "action", action.wireName(),
                "outcome", outcome.wireName()).increment();
    }

    private static ObjectNode details(Credential credential) {
        return empty().put("kind", credential.kind.wireName());
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
