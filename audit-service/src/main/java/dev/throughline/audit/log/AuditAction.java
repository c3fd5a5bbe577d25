package dev.throughline.audit.log;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What this service records of itself. Other services report actions of their own, which the log keeps under their names. */
public enum AuditAction {
    CREDENTIAL_VIEWED,
    CREDENTIAL_LISTED,
    CREDENTIAL_CREATED,
    CREDENTIAL_UPDATED,
    CREDENTIAL_DELETED,
    CREDENTIAL_ROTATED,
    CREDENTIAL_ROLLED_BACK,
    CREDENTIAL_REVEALED,
    CREDENTIAL_COMPARED,
    CREDENTIAL_SHARED,
    CREDENTIAL_DUE,
    LOGIN,
    TOKEN_ISSUED,
    TOKEN_REFRESHED,
    TOKEN_REVOKED,
    TOKEN_REFUSED,
    PERMISSION_CHANGED,
    MEMBER_CHANGED,
    KEY_ROTATED,
    SYNCED,
    EXPORTED,
    ADMINISTERED,
    SECRET_FOUND,
    MEMORY_RECALLED,
    INCIDENT_CHANGED,
    CANARY_TOUCHED;

    /** The name in JSON and in the table, for example {@code credential_viewed}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
