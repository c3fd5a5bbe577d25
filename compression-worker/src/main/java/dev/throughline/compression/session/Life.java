package dev.throughline.compression.session;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;

/**
 * When a session began, was last heard of, and ended.
 *
 * @param isUsed whether more happened than that it was created
 * @param ending {@code status}, {@code outcome}, {@code response} and {@code goals_achieved} with which it was ended
 */
public record Life(Instant startedAt, Instant lastEventAt, @Nullable Instant endedAt, @Nullable String endReason,
        boolean isUsed, ObjectNode ending) {

    private static final Set<EventType> NO_USE = EnumSet.of(EventType.SESSION_STARTED, EventType.SESSION_RESUMED,
            EventType.SESSION_UPDATED, EventType.HEARTBEAT);
    private static final String IDLE = "idle";
    private static final String ABANDONED = "abandoned";
    private static final List<String> ENDING = List.of("status", "outcome", "response", "goals_achieved");

    public boolean hasEnded() {
        return endedAt != null;
    }

    /** Whether it ended because nothing more came. */
    public boolean wentQuiet() {
        return endedAt != null && (IDLE.equals(endReason) || ABANDONED.equals(endReason));
    }

    Life after(SessionEvent event) {
        Instant at = event.occurredAt();
        Instant started = at.isBefore(startedAt) ? at : startedAt;
        Instant last = at.isAfter(lastEventAt) ? at : lastEventAt;
        boolean used = isUsed || !NO_USE.contains(event.type());
        if (event.type() == EventType.SESSION_ENDED) {
            return new Life(started, last, at, event.text("reason"), used, Kept.of(event.data(), ENDING));
        }
        return reopens(event) ? new Life(started, last, null, null, used, nothing())
                : new Life(started, last, endedAt, endReason, used, ending);
    }

    /** Ended because nothing more came. */
    Life over() {
        return new Life(startedAt, lastEventAt, lastEventAt, isUsed ? IDLE : ABANDONED, isUsed, ending);
    }

    /** A label opens nothing again, and what is imported after the end tells of what was before it. */
    private boolean reopens(SessionEvent event) {
        return endedAt != null && event.type() != EventType.SESSION_UPDATED
                && (isLive(event.source()) || event.occurredAt().isAfter(endedAt));
    }

    private static boolean isLive(Source source) {
        return switch (source) {
            case API, HOOK -> true;
            case TRANSCRIPT, IMPORT -> false;
        };
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
