package dev.throughline.audit.log;

/** How it ended: done, refused for want of a right, or not possible for another reason. */
public enum AuditOutcome {
    ALLOWED,
    DENIED,
    FAILED
}
