package dev.throughline.audit.vault.key;

/** A stored value does not pass its check: it was changed, stands in another's place, or its key is gone. */
public final class Undecryptable extends RuntimeException {

    Undecryptable(Throwable cause) {
        super("A stored value does not pass its check", cause);
    }
}
