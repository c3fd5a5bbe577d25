package dev.throughline.audit.log;

public enum AuditAction {
    LOGIN,
    TOKEN_ISSUED,
    TOKEN_REFRESHED,
    TOKEN_REVOKED,
    TOKEN_REFUSED,
    PERMISSION_CHANGED,
    MEMBER_CHANGED,
    KEY_ROTATED,
    ADMINISTERED
}
