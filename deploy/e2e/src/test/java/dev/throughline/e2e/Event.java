package dev.throughline.e2e;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An event as a client writes it. */
public record Event(String id, String sessionId, @Nullable String project, String type, Map<String, String> data,
        @Nullable Instant occurredAt) {

    public Event(String id, String sessionId, @Nullable String project, String type, Map<String, String> data) {
        this(id, sessionId, project, type, data, null);
    }

    public static Event of(String session, String type, String text) {
        return new Event(UUID.randomUUID().toString(), session, null, type, Map.of("text", text));
    }

    public static Event prompt(String session, String text) {
        return of(session, "prompt", text);
    }

    Event in(String project) {
        return new Event(id, sessionId, project, type, data, occurredAt);
    }

    /** By the client's own clock. */
    public Event at(Instant time) {
        return new Event(id, sessionId, project, type, data, time);
    }
}
