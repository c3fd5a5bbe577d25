package dev.throughline.audit.vault;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.incident.Alarm;
import dev.throughline.audit.incident.IncidentAlarms;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.log.AuditOutcome;
import dev.throughline.audit.tenant.TenantTransaction;

/** Raises an incident when someone wants the value of a honey credential; the visitor notices nothing of it. */
@ApplicationScoped
class CanaryWatch {

    private final IncidentAlarms incidents;
    private final AuditLog log;
    private final TenantTransaction transaction;
    private final MeterRegistry meters;

    CanaryWatch(IncidentAlarms incidents, AuditLog log, TenantTransaction transaction, MeterRegistry meters) {
        this.incidents = incidents;
        this.log = log;
        this.transaction = transaction;
        this.meters = meters;
    }

    /** In the caller's transaction; does nothing for an ordinary credential. */
    Uni<Void> touched(Visit visit, Credential credential) {
        return credential.canary ? alarm(visit, AuditOutcome.ALLOWED) : Uni.createFrom().voidItem();
    }

    /** After a refusal, in a transaction of its own. */
    Uni<Void> touchedInVain(Visit visit, Credential credential) {
        return credential.canary ? transaction.within(credential.tenantId, () -> alarm(visit, AuditOutcome.DENIED))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> alarm(Visit visit, AuditOutcome outcome) {
        meters.counter("canaries.touched").increment();
        String actor = visit.visitor().id();
        var alarm = new Alarm(visit.visitor().tenantId(), visit.subject(), "A honey credential was touched",
                visit.action().wireName() + " by " + actor
                        + (outcome == AuditOutcome.DENIED ? ", refused" : ""));
        var details = JsonNodeFactory.instance.objectNode().put("action", visit.action().wireName());
        return incidents.raise(alarm).chain(() -> log.append(new AuditDraft(visit.visitor().actor(), AuditAction.CANARY_TOUCHED,
                visit.subject(), outcome, null, details)));
    }
}
