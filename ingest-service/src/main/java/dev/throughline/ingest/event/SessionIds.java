package dev.throughline.ingest.event;

import java.util.Optional;

/** The rule for a session's id at every door: it is data, so any printable text will do. */
public final class SessionIds {

    private static final int MOST_CHARACTERS = 200;

    private SessionIds() {
    }

    /** What is wrong with an id, or nothing. */
    public static Optional<String> fault(String id) {
        if (id.isBlank()) {
            return Optional.of("is required");
        }
        if (id.codePointCount(0, id.length()) > MOST_CHARACTERS) {
            return Optional.of("has more than " + MOST_CHARACTERS + " characters");
        }
        return isPrintable(id) ? Optional.empty()
                : Optional.of("holds a control character or half of a surrogate pair");
    }

    /** Neither control characters nor what UTF-8 cannot write. */
    public static boolean isPrintable(String text) {
        return Storable.firstBad(text, 0) < 0 && text.chars().noneMatch(Character::isISOControl);
    }
}
