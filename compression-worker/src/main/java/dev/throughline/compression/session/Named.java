package dev.throughline.compression.session;

import dev.throughline.compression.session.EventStore.Placed;

/** Something of a session by a name of its own: a goal, an agent or a file. */
public record Named(SessionKey session, String name) {

    /** Longer names are nobody's: nothing is kept under them. */
    public static final int MOST_CHARACTERS = 1_000;

    public static Named of(Placed placed, String name) {
        return new Named(SessionKey.of(placed.event()), name);
    }

    /** Whether something can be kept under it. */
    public boolean isUsable() {
        return !name.isBlank() && name.length() <= MOST_CHARACTERS;
    }
}
