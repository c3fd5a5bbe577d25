package dev.throughline.ingest.session;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.SessionIds;

/** Makes the event by which a session changes. */
final class SessionChange {

    private static final Draft.Origin NOWHERE = new Draft.Origin(Source.API, Optional.empty(), null, null, null);

    private SessionChange() {
    }

    /** A change of a session by the id in the request's path. */
    static Draft of(String sessionId, EventType type, Naming naming, ObjectNode data) {
        SessionIds.fault(sessionId).ifPresent(fault -> {
            throw ProblemException.ofField(422, "session_id", fault);
        });
        return new Draft(sessionId, type, null, null, null, naming, data, NOWHERE);
    }

    /** One flag of a session. */
    static ObjectNode flag(String name, boolean value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    /** What a client says of where a session is held. */
    static Draft.Origin origin(Fields fields) {
        String project = fields.line("project", ProjectReference.MOST_CHARACTERS);
        return new Draft.Origin(Source.API, ProjectReference.of(project), fields.line("tool", Fields.MOST_NAME),
                fields.line("machine", Fields.MOST_NAME), fields.line("branch", Fields.MOST_NAME));
    }

    /** With the client's key a call that is sent again is the same event. */
    static Naming naming(@Nullable String idempotencyKey) {
        return Naming.given(idempotencyKey == null ? UuidCreator.getTimeOrderedEpoch().toString() : idempotencyKey);
    }
}
