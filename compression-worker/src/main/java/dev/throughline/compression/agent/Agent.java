package dev.throughline.compression.agent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.Named;

/**
 * A row of {@code session_agent}.
 *
 * @param sequence of the event that told of it first
 * @param order what it is and what it is to do
 * @param ending absent while it works
 * @param isPrivate whether anything in it came of a private event
 */
record Agent(Named key, long sequence, Order order, @Nullable Ending ending, boolean isPrivate, Instant spawnedAt) {

    private static final int MOST_CHARACTERS = 4_000;

    record Order(@Nullable String type, @Nullable String task, @Nullable String subsession) {

        private Order after(SessionEvent event) {
            String told = textOrNull(event.data().path("type"));
            return new Order(
                    otherwise(told == null ? textOrNull(event.data().path("agent_type")) : told, type),
                    otherwise(textOrNull(event.data().path("task")), task),
                    otherwise(textOrNull(event.data().path("subsession")), subsession));
        }
    }

    /** When, how by the client's word, and with what it ended. */
    record Ending(Instant at, @Nullable String outcome, @Nullable String result) {
    }

    static Agent first(Named key, Placed placed) {
        return new Agent(key, placed.sequence(), new Order(null, null, null), null, false, placed.event().occurredAt());
    }

    /** Spawned, which one that had ended may be once more, or completed. */
    Agent after(Placed placed) {
        SessionEvent event = placed.event();
        Ending ended = event.type() == EventType.AGENT_SPAWNED ? null : ending(event);
        return new Agent(key, sequence, order.after(event), ended, isPrivate || placed.isPrivate(), spawnedAt);
    }

    private static Ending ending(SessionEvent event) {
        String result = textOrNull(event.data().path("result"));
        return new Ending(event.occurredAt(), textOrNull(event.data().path("status")),
                result == null ? textOrNull(event.data().path("text")) : result);
    }

    private static @Nullable String otherwise(@Nullable String said, @Nullable String before) {
        return said == null ? before : said;
    }

    /** A result may be any JSON. */
    private static @Nullable String textOrNull(JsonNode value) {
        String text = value.isMissingNode() || value.isNull() ? "" : value.isTextual() ? value.textValue() : value.toString();
        int characters = text.codePointCount(0, text.length());
        return text.isBlank() ? null : text.substring(0, text.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, characters)));
    }
}
