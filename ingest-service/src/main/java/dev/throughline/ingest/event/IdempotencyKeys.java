package dev.throughline.ingest.event;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.problem.ProblemException;

/** The rule for the {@code Idempotency-Key} header, from which the ids of events without one are made. */
public final class IdempotencyKeys {

    /** Leaves room for what is added to make ids of it. */
    private static final int MOST_CHARACTERS = 180;

    private IdempotencyKeys() {
    }

    /** The key, absent where there is none; ends the request with a 422 where it cannot be an id. */
    public static @Nullable String checked(@Nullable String key) {
        if (key == null || key.isBlank()) {
            return null;
        }
        if (key.length() > MOST_CHARACTERS || !SessionIds.isPrintable(key)) {
            throw ProblemException.ofField(422, "Idempotency-Key",
                    "must be at most " + MOST_CHARACTERS + " printable characters");
        }
        return key;
    }
}
