package dev.throughline.audit.log;

import java.util.Locale;

/** What was done. The names are stored: one may be added, none may change. */
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
    MEMORY_EDITED,
    INCIDENT_CHANGED,
    CANARY_TOUCHED,
    /** Another service reported what this one has no name for; the details say what. */
    OTHER_REPORTED;

    private static final String CREDENTIAL = "CREDENTIAL_";

    /** Whether the vault's own log, in the reference form, shows it. */
    boolean isOfCredential() {
        return name().startsWith(CREDENTIAL);
    }

    /** The name in metrics and texts, for example {@code credential_viewed}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
