package dev.throughline.common.secret.tenant;

/** An expression that is not taken. The message says why, as the end of a sentence that begins with it. */
public final class RefusedPattern extends IllegalArgumentException {

    RefusedPattern(String reason) {
        super(reason);
    }
}
