package dev.throughline.compression.tenant;

import java.time.Clock;
import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.security.Caller;
import dev.throughline.compression.audit.AuditReports;

/** Tells the audit log what was done to a whole tenant. */
@Singleton
class TenantReporter {

    private final AuditReports reports;
    private final Clock clock;

    TenantReporter(AuditReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** Fails when Kafka does not take it. */
    void exported(Caller caller) {
        report(caller, details(caller, "tenant.exported"));
    }

    /** Fails when Kafka does not take it. */
    void erased(Caller caller, Erasure erasure) {
        ObjectNode details = details(caller, "tenant.erased").put("complete", erasure.complete());
        erasure.rows().forEach(details.putObject("rows")::put);
        report(caller, details);
    }

    private static ObjectNode details(Caller caller, String what) {
        return JsonNodeFactory.instance.objectNode().put("subject", "tenant/" + caller.tenantId()).put("what", what);
    }

    private void report(Caller caller, ObjectNode details) {
        reports.send(List.of(new AuditEvent(caller.tenantId(), UuidCreator.getTimeOrderedEpoch().toString(),
                AuditEvent.ADMINISTERED, caller.userId(), AuditReports.SERVICE, clock.instant(), details)));
    }
}
