package dev.throughline.audit.log;

import java.util.UUID;

import io.restassured.specification.RequestSpecification;

import dev.throughline.audit.AuditServer;
import dev.throughline.audit.signing.OwnTokens;

/** A member of a tenant of their own, who reads its log, which is empty at first. */
public record Auditor(String tenant, String token) {

    public static Auditor ofNewTenant() {
        String tenant = "tenant-" + UUID.randomUUID();
        return new Auditor(tenant, OwnTokens.of(tenant, "auditor", "audit")); // a login would be an entry
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
