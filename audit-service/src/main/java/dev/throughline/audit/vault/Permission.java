package dev.throughline.audit.vault;

import java.util.Locale;

/** What one may do with a credential. Each but the first includes {@link #VIEW}. */
enum Permission {
    /** See its details, its versions, and compare a value with it. */
    VIEW,
    /** Read its value. */
    REVEAL,
    /** Change its details, replace its value, go back to an older one. */
    EDIT,
    /** Give others permissions, and delete it: its owner and administrators alone. */
    SHARE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
