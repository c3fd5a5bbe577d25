package dev.throughline.common.secret.tenant;

/** An expression that is not taken. Its reason is the end of a sentence that begins with it. */
public final class RefusedPattern extends IllegalArgumentException {

    private final String reason;

    RefusedPattern(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
