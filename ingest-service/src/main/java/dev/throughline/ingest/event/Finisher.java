package dev.throughline.ingest.event;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.json.Json;
import dev.throughline.common.security.Caller;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.secret.EventSecrets;

/** Makes of a draft the event that is sent: without private text and secrets, named, stamped, within the size of a record. */
@Singleton
public final class Finisher {

    /** Below the record's limit, with room for the key, the headers and the batch's framing. */
    private static final int MOST_BYTES = Topics.MAX_RECORD_BYTES - 8 * 1024;
    private static final int LEAST_CHARACTERS = 256;

    private static final Set<EventType> TOOL_EVENTS = EnumSet.of(EventType.TOOL_CALL, EventType.TOOL_RESULT,
            EventType.TOOL_FAILED);

    private final Clock clock;
    private final EventConfig config;
    private final EventSecrets.Source secrets;

    Finisher(Clock clock, EventConfig config, EventSecrets.Source secrets) {
        this.clock = clock;
        this.config = config;
        this.secrets = secrets;
    }

    /**
     * Finishes a draft.
     *
     * @throws TooLarge when its data cannot be made to fit
     */
    public Finished finish(Draft draft, Caller caller) throws TooLarge {
        EventSecrets found = secrets.of(caller.tenantId());
        var cleaner = new Cleaner(found);
        ObjectNode data = cleaner.clean(draft.data());
        Naming.Name name = draft.naming().of(data);
        if (TOOL_EVENTS.contains(draft.type())) {
            shortenTool(data);
        }
        SessionEvent event = event(draft, caller, name, data, cleaner);
        return new Finished(event, fitted(event), cleaner.secrets(), SealedFinds.of(event, cleaner.secrets(), found.sealed()));
    }

    /** Ids and names come from a client too, so a secret in one is as much a secret. */
    private SessionEvent event(Draft draft, Caller caller, Naming.Name name, ObjectNode data, Cleaner cleaner) {
        // PostgreSQL keeps microseconds: what is sent is what is read back
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Draft.Origin origin = draft.origin();
        String machine = origin.machine() == null ? caller.machine() : origin.machine();
        return new SessionEvent(caller.tenantId(), cleaner.clean(draft.sessionId(), "session_id"),
                cleaner.clean(name.id(), "id"), caller.userId(),
                origin.project().map(project -> clean(project, cleaner)).orElse(null),
                draft.type(), cleaner.cleanIfPresent(draft.customType(), "type"),
                draft.occurredAt() == null ? now : draft.occurredAt().truncatedTo(ChronoUnit.MICROS), now, origin.source(),
                cleaner.cleanIfPresent(origin.tool(), "tool"), cleaner.cleanIfPresent(machine, "machine"),
                cleaner.cleanIfPresent(origin.branch(), "branch"), cleaner.cleanIfPresent(draft.agentId(), "agent_id"),
                draft.isPrivate() || cleaner.foundPrivate(), name.contentKey(), name.occurrence(), data);
    }

    private static ProjectReference clean(ProjectReference project, Cleaner cleaner) {
        return new ProjectReference(cleaner.clean(project.key(), "project"),
                project.aliases().stream().map(alias -> cleaner.clean(alias, "project")).toList());
    }

    private void shortenTool(ObjectNode data) {
        Shortener.shortenField(data, "output", config.toolOutputCharacters());
        Shortener.shortenField(data, "error", config.toolOutputCharacters());
        Shortener.shortenField(data, "input", config.toolInputCharacters());
    }

    /** The event's bytes; its texts are kept to ever less of the whole until they fit. */
    private static byte[] fitted(SessionEvent event) throws TooLarge {
        byte[] json = Json.bytes(event);
        if (json.length <= MOST_BYTES) {
            return json;
        }
        ObjectNode whole = event.data().deepCopy();
        for (int most = MOST_BYTES / 2; most >= LEAST_CHARACTERS; most /= 2) {
            event.data().setAll(whole.deepCopy());
            Shortener.shorten(event.data(), most);
            json = Json.bytes(event);
            if (json.length <= MOST_BYTES) {
                return json;
            }
        }
        throw new TooLarge();
    }
}
