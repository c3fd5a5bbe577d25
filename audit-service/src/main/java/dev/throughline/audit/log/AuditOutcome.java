package dev.throughline.audit.log;

public enum AuditOutcome {
    ALLOWED,
    DENIED,
    FAILED
}
