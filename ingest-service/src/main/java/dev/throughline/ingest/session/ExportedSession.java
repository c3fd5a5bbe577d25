package dev.throughline.ingest.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.SessionIds;
import dev.throughline.ingest.event.Times;

/** Reads the lines of an export: which session it is of, and its events. */
record ExportedSession(String id, Draft.Origin origin) {

    private static final String FORMAT = "throughline-session";
    private static final int VERSION = 1;
    private static final int MOST_ID = 400;

    /** What a line is. */
    sealed interface Line {

        record Event(Draft draft) implements Line {
        }

        /** The last one of a whole export. */
        record End() implements Line {
        }

        record Bad(String field, String reason) implements Line {
        }
    }

    /** Reads the first line; ends the request with a 422 where it is none of a version that is known. */
    static ExportedSession of(ObjectNode header, @Nullable String otherId) {
        if (!FORMAT.equals(header.path("format").asText())) {
            throw ProblemException.ofField(422, "format", "must be " + FORMAT + " in the first line");
        }
        if (header.path("version").asInt() != VERSION) {
            throw ProblemException.ofField(422, "version", "must be " + VERSION);
        }
        JsonNode session = header.path("session");
        String id = otherId == null ? session.path("id").asText("") : otherId;
        SessionIds.fault(id).ifPresent(fault -> {
            throw ProblemException.ofField(422, otherId == null ? "session.id" : "session_id", fault);
        });
        return new ExportedSession(id, new Draft.Origin(Source.IMPORT, ProjectReference.of(line(session, "project")),
                line(session, "tool"), line(session, "machine"), line(session, "branch")));
    }

    Line read(ObjectNode line, Clock clock) {
        if (line.path("end").isIntegralNumber()) {
            return new Line.End();
        }
        return line.get("event") instanceof ObjectNode event ? event(event, clock)
                : new Line.Bad("event", "must be an object");
    }

    private Line event(ObjectNode event, Clock clock) {
        String eventId = line(event, "id");
        String typeName = line(event, "type");
        if (eventId == null || typeName == null) {
            return new Line.Bad(eventId == null ? "event.id" : "event.type", "is required");
        }
        if (!(event.get("data") instanceof ObjectNode data)) {
            return new Line.Bad("event.data", "must be an object");
        }
        EventType type = EventType.of(typeName);
        if (type == EventType.SESSION_DELETED || type == EventType.SETTINGS_CHANGED) {
            return new Line.Bad("event.type", "is not imported");
        }
        Optional<Instant> at = Times.sane(line(event, "occurred_at"), clock);
        return at.isEmpty() ? new Line.Bad("event.occurred_at", "must be an RFC 3339 time")
                : new Line.Event(new Draft(id, type, type.wireName().equals(typeName) ? null : typeName, at.get(),
                        line(event, "agent_id"), named(eventId, line(event, "content_key")), data, origin,
                        event.path("is_private").asBoolean()));
    }

    /** By the content key a transcript that is imported later is known to be of the same events. */
    private static Naming named(String eventId, @Nullable String contentKey) {
        return cleaned -> new Naming.Name(eventId, contentKey, 0);
    }

    private static @Nullable String line(JsonNode node, String field) {
        String text = node.path(field).textValue();
        return text == null || text.isBlank() || text.length() > MOST_ID || !SessionIds.isPrintable(text) ? null : text;
    }
}
