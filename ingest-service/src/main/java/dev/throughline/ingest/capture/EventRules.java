package dev.throughline.ingest.capture;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.problem.Problem.FieldError;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.SessionIds;
import dev.throughline.ingest.event.Times;

/** What an event must be like to be taken in. */
@Singleton
final class EventRules {

    private static final int MOST_ID = 200;
    private static final int MOST_NAME = 200;

    private final Clock clock;

    EventRules(Clock clock) {
        this.clock = clock;
    }

    /** An event that keeps the rules, or which ones it breaks. */
    sealed interface Judgement {

        record Good(Draft draft) implements Judgement {
        }

        record Bad(List<FieldError> errors) implements Judgement {
        }
    }

    Judgement judge(String path, JsonNode json, Naming unnamed) {
        if (!(json instanceof ObjectNode event)) {
            String element = path.isEmpty() ? "event" : path.substring(0, path.length() - 1);
            return new Judgement.Bad(List.of(new FieldError(element, "must be an object")));
        }
        var fields = new Fields(path, event, clock);
        Draft draft = draft(fields, unnamed);
        return fields.errors.isEmpty() ? new Judgement.Good(draft) : new Judgement.Bad(fields.errors);
    }

    private static Draft draft(Fields fields, Naming unnamed) {
        String session = fields.sessionId();
        String typeName = fields.requiredText("type", MOST_NAME);
        EventType type = EventType.of(typeName);
        if (type == EventType.SETTINGS_CHANGED) { // which not everyone may, and only as they are checked there
            fields.wrong("type", "is changed at /api/settings and /api/projects/{project}/settings");
        }
        String id = fields.text("id", MOST_ID);
        Optional<ProjectReference> project = ProjectReference.of(fields.text("project", ProjectReference.MOST_CHARACTERS));
        var origin = new Draft.Origin(Source.API, project, fields.text("tool", MOST_NAME), fields.text("machine", MOST_NAME),
                fields.text("branch", MOST_NAME));
        return new Draft(session, type, isNamed(type, typeName) ? null : typeName, fields.time("occurred_at"),
                fields.text("agent_id", MOST_ID), id == null ? unnamed : Naming.given(id), fields.object("data"), origin);
    }

    private static boolean isNamed(EventType type, String name) {
        return type.wireName().equals(name);
    }

    /** The id of an event without one, where the call has no idempotency key either: a repeat is then another event. */
    static Naming random() {
        return cleaned -> new Naming.Name(UuidCreator.getTimeOrderedEpoch().toString(), null, 0);
    }

    /** Reads the fields of one event and gathers what is wrong with them. */
    private static final class Fields {

        private final String path;
        private final ObjectNode event;
        private final Clock clock;
        private final List<FieldError> errors = new ArrayList<>();

        Fields(String path, ObjectNode event, Clock clock) {
            this.path = path;
            this.event = event;
            this.clock = clock;
        }

        String sessionId() {
            String id = requiredText("session_id", Integer.MAX_VALUE);
            if (!id.isEmpty()) {
                SessionIds.fault(id).ifPresent(fault -> wrong("session_id", fault));
            }
            return id;
        }

        String requiredText(String name, int most) {
            String text = text(name, most);
            if (text == null || text.isBlank()) {
                if (errors.stream().noneMatch(error -> error.field().equals(path + name))) {
                    wrong(name, "is required");
                }
                return "";
            }
            return text;
        }

        @Nullable
        String text(String name, int most) {
            JsonNode value = event.get(name);
            if (value == null || value.isNull()) {
                return null;
            }
            if (!value.isTextual()) {
                return wrong(name, "must be a string");
            }
            String text = value.textValue();
            if (text.codePointCount(0, text.length()) > most) {
                return wrong(name, "has more than " + most + " characters");
            }
            return SessionIds.isPrintable(text) ? text.isBlank() ? null : text
                    : wrong(name, "holds a control character or half of a surrogate pair");
        }

        @Nullable
        Instant time(String name) {
            String text = text(name, MOST_NAME);
            if (text == null) {
                return null;
            }
            try {
                Instant time = Times.parse(text);
                return Times.isSane(time, clock) ? time : wrong(name, "is before 2000 or more than a day ahead");
            } catch (DateTimeException e) {
                return wrong(name, "must be a time as RFC 3339 writes it, for example 2026-01-31T12:00:00Z");
            }
        }

        ObjectNode object(String name) {
            JsonNode value = event.get(name);
            if (value instanceof ObjectNode object) {
                return object;
            }
            if (value != null && !value.isNull()) {
                wrong(name, "must be an object");
            }
            return JsonNodeFactory.instance.objectNode();
        }

        private <T> @Nullable T wrong(String name, String message) {
            errors.add(new FieldError(path + name, message));
            return null;
        }
    }
}
