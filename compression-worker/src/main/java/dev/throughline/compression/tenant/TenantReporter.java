package dev.throughline.compression.tenant;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.security.Caller;
import dev.throughline.compression.audit.AuditReports;

/** Tells the audit log what was done to a whole tenant. */
@Singleton
class TenantReporter {

    private final AuditReports reports;

    TenantReporter(AuditReports reports) {
        this.reports = reports;
    }

    void exported(Caller caller) {
        reports.administered(caller, subject(caller), "tenant.exported", JsonNodeFactory.instance.objectNode());
    }

    void erased(Caller caller, Erasure erasure) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("complete", erasure.complete());
        erasure.rows().forEach(details.putObject("rows")::put);
        reports.administered(caller, subject(caller), "tenant.erased", details);
    }

    private static String subject(Caller caller) {
        return "tenant/" + caller.tenantId();
    }
}
