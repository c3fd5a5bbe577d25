package dev.throughline.e2e;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An event as a client writes it. */
record Event(String id, String sessionId, @Nullable String project, String type, Map<String, String> data) {

    static Event of(String session, String type, String text) {
        return new Event(UUID.randomUUID().toString(), session, null, type, Map.of("text", text));
    }

    static Event prompt(String session, String text) {
        return of(session, "prompt", text);
    }

    Event in(String project) {
        return new Event(id, sessionId, project, type, data);
    }
}
