package dev.throughline.audit.vault.key;

/** The key service does not answer, or not now: nothing is known of the value. */
public final class KeyServiceAway extends RuntimeException {

    KeyServiceAway(String message) {
        super(message);
    }

    KeyServiceAway(String message, Throwable cause) {
        super(message, cause);
    }
}
