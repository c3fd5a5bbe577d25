package dev.throughline.ingest.session;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.common.event.EventType;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.SessionIds;

/** Reads the requests by which a session comes to be: created, or resumed from another one. */
final class SessionBirth {

    static final int MOST_TITLE = 300;
    static final int MOST_METADATA = 32 * 1024;

    private static final int MOST_FOLDER = 500;
    private static final int MOST_INPUT = 100_000;
    private static final int MOST_CONFIG = 16 * 1024;

    private SessionBirth() {
    }

    /** The id of the event is the same every time, so that to create a session again changes nothing. */
    static Draft created(Fields fields, Caller caller, @Nullable String idempotencyKey) {
        fields.keepAll(fields.within("initial").keepLine("source", Fields.MOST_NAME).keepText("input", MOST_INPUT)
                .keepObject("config", MOST_CONFIG));
        String parent = fields.sessionId("parent_session_id");
        if (parent != null) {
            fields.data().put("parent_session_id", parent);
        }
        return born(fields, EventType.SESSION_STARTED, sessionId(fields, caller, idempotencyKey));
    }

    static Draft resumed(Fields fields, String parentId, Caller caller, @Nullable String idempotencyKey) {
        SessionIds.fault(parentId).ifPresent(fault -> {
            throw ProblemException.ofField(422, "parent_session_id", fault);
        });
        fields.data().put("parent_session_id", parentId);
        String id = sessionId(fields, caller, idempotencyKey);
        if (id.equals(parentId)) {
            throw ProblemException.ofField(422, "session_id", "must be another one than that of the resumed session");
        }
        return born(fields, EventType.SESSION_RESUMED, id);
    }

    private static Draft born(Fields fields, EventType type, String sessionId) {
        fields.keepLine("title", MOST_TITLE).keepLine("user", Fields.MOST_NAME).keepLine("cwd", MOST_FOLDER)
                .keepLine("model", Fields.MOST_NAME).keepLine("git_commit", Fields.MOST_NAME)
                .keepObject("metadata", MOST_METADATA).keepTags("tags");
        boolean isPrivate = "private".equals(fields.word("visibility", List.of("team", "private")));
        Draft.Origin origin = SessionChange.origin(fields);
        fields.check();
        // session-started is what an agent's hook calls it too
        String id = type == EventType.SESSION_STARTED ? "session-started" : "session-resumed";
        return new Draft(sessionId, type, null, null, null, Naming.given(id), fields.data(), origin, isPrivate);
    }

    /** The client's own, or a new one that is the same again for a call that is sent again. */
    private static String sessionId(Fields fields, Caller caller, @Nullable String idempotencyKey) {
        String given = fields.sessionId("session_id");
        if (given != null) {
            return given;
        }
        return idempotencyKey == null ? UuidCreator.getTimeOrderedEpoch().toString()
                : UUID.nameUUIDFromBytes((caller.tenantId() + "\n" + caller.userId() + "\n" + idempotencyKey)
                        .getBytes(StandardCharsets.UTF_8)).toString();
    }
}
