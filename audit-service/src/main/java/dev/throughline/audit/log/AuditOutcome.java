package dev.throughline.audit.log;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How an action ended. */
public enum AuditOutcome {
    ALLOWED,
    DENIED,
    FAILED;

    /** The name in JSON and in the table, for example {@code denied}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
