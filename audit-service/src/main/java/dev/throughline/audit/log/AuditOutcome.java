package dev.throughline.audit.log;

import java.util.Locale;

/** How it ended: done, refused for want of a right, or not possible for another reason. */
public enum AuditOutcome {
    ALLOWED,
    DENIED,
    FAILED;

    /** The name in metrics and texts, for example {@code denied}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
