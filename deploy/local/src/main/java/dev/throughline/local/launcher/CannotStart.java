package dev.throughline.local.launcher;

/** Why the stack is not started, in words for whoever typed the command. */
final class CannotStart extends RuntimeException {

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
