package dev.throughline.compression.state;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.ChangeDecided.Refusal;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.SessionKey;

/**
 * A row of {@code session_state}.
 *
 * @param isPrivate whether anything in it came of a private event: its owner alone sees it then
 */
record SessionState(SessionKey key, Document document, @Nullable Phase phase, Refusals refusals, boolean isPrivate,
        Instant updatedAt) {

    private static final int MOST_CHARACTERS = 500;

    /** In which phase the session is, at which step of it, and since when. */
    record Phase(String name, @Nullable String step, Instant since) {
    }

    /** How many changes were refused, and the last of them. */
    record Refusals(int count, @Nullable Refused last) {
    }

    record Refused(String eventId, Refusal reason, Instant at) {
    }

    static SessionState none(SessionKey key) {
        return new SessionState(key, Document.EMPTY, null, new Refusals(0, null), false, Instant.EPOCH);
    }

    SessionState changed(Document to, Placed by) {
        return new SessionState(key, to, phase, refusals, isPrivate || by.isPrivate(), by.event().occurredAt());
    }

    SessionState refused(Refusal reason, SessionEvent event) {
        var last = new Refused(event.id(), reason, event.occurredAt());
        return new SessionState(key, document, phase, new Refusals(refusals.count() + 1, last), isPrivate, updatedAt);
    }

    /** In the phase that an event names; in the one before where it names none. */
    SessionState inPhase(Placed by) {
        String name = cut(by.event().text("phase"));
        if (name.isBlank()) {
            return this;
        }
        String step = cut(by.event().text("current_step"));
        var next = new Phase(name, step.isBlank() ? null : step, by.event().occurredAt());
        return new SessionState(key, document, next, refusals, isPrivate || by.isPrivate(), by.event().occurredAt());
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MOST_CHARACTERS ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS));
    }
}
