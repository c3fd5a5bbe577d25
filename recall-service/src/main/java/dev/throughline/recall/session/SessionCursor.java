package dev.throughline.recall.session;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A place in a list of sessions: behind this one. A session that goes on moves to the front; none is left out for it. */
record SessionCursor(Instant lastEventAt, String id) {

    static SessionCursor behind(SessionView session) {
        return new SessionCursor(session.lastEventAt(), session.id());
    }

    static Optional<SessionCursor> parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return parts.length < 2 || parts[1].indexOf('\0') >= 0 ? Optional.empty()
                    : Optional.of(new SessionCursor(Instant.parse(parts[0]), parts[1]));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((lastEventAt + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
