package dev.throughline.audit.log;

import java.util.UUID;

import io.restassured.specification.RequestSpecification;

import dev.throughline.audit.AuditServer;

/** A member of a tenant of their own, who reads its log. */
public record Auditor(String tenant, String token) {

    public static Auditor ofNewTenant() {
        String tenant = "tenant-" + UUID.randomUUID();
        AuditServer.addMember(tenant, "auditor", "audit");
        String token = AuditServer.token(tenant, "auditor");
        Ledger.of(tenant).empty(); // so that a test counts its own entries from 1, whatever a login records
        return new Auditor(tenant, token);
    }

    public RequestSpecification asks() {
        return AuditServer.as(token);
    }

    /** A draft about a credential of the tenant. */
    public AuditDraft draft(AuditAction action, String credential) {
        return AuditDraft.allowed(new Actor(tenant, "a-member", "a-token", "a-machine", "192.0.2.7"), action,
                "credential/" + credential);
    }
}
