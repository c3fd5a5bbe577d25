package dev.throughline.compression;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;

/** Writes a session's events as ingest-service does. */
final class TestSession {

    static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private final String tenant;
    private final String id = "session-" + UUID.randomUUID();
    private final ProjectReference project;
    private int events;

    TestSession() {
        this("acme");
    }

    TestSession(String tenant) {
        this(tenant, ProjectReference.of("git@github.com:acme/" + UUID.randomUUID() + ".git").orElseThrow());
    }

    TestSession(String tenant, ProjectReference project) {
        this.tenant = tenant;
        this.project = project;
    }

    String id() {
        return id;
    }

    SessionEvent prompt(String text) {
        return event(EventType.PROMPT, data().put("text", text));
    }

    List<SessionEvent> prompts(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> prompt("Question number " + n)).toList();
    }

    SessionEvent privatePrompt(String text) {
        SessionEvent event = prompt(text);
        return new SessionEvent(tenant, id, event.id(), event.ownerId(), project, event.type(), null, event.occurredAt(),
                event.receivedAt(), Source.HOOK, "claude-code", "laptop", "main", null, true, null, 0, event.data());
    }

    SessionEvent decision(String text, Instant at) {
        return at(at, event(EventType.DECISION, data().put("text", text)));
    }

    /** The same event of another member. */
    static SessionEvent ownedBy(String owner, boolean isPrivate, SessionEvent event) {
        return new SessionEvent(event.tenantId(), event.sessionId(), event.id(), owner, event.project(), event.type(), null,
                event.occurredAt(), event.receivedAt(), event.source(), event.tool(), event.machine(), event.branch(), null,
                isPrivate, event.contentKey(), event.occurrence(), event.data());
    }

    SessionEvent response(String text) {
        return event(EventType.RESPONSE, data().put("text", text));
    }

    SessionEvent edit(String path) {
        var data = data().put("tool_name", "Edit").put("tool_use_id", "use-" + (events + 1));
        data.putObject("input").put("file_path", path);
        return event(EventType.TOOL_RESULT, data);
    }

    SessionEvent run(String command) {
        var data = data().put("tool_name", "Bash").put("tool_use_id", "use-" + (events + 1));
        data.putObject("input").put("command", command);
        return event(EventType.TOOL_RESULT, data);
    }

    SessionEvent event(EventType type, ObjectNode data) {
        return event("event-" + ++events, type, Source.HOOK, null, 0, data);
    }

    SessionEvent withId(String eventId) {
        return event(eventId, EventType.PROMPT, Source.HOOK, null, 0, data().put("text", "A prompt of a strange client"));
    }

    /** A prompt as a hook reports it when the agent gave it no id. */
    SessionEvent hookPrompt(String text, Instant at) {
        return at(at, event(UUID.randomUUID().toString(), EventType.PROMPT, Source.HOOK, "prompt:" + text.hashCode(), 0,
                data().put("text", text)));
    }

    /** The n-th prompt of this text in a transcript. */
    SessionEvent transcriptPrompt(String text, int occurrence, Instant at) {
        String key = "prompt:" + text.hashCode();
        return at(at, event(key + ":" + occurrence, EventType.PROMPT, Source.TRANSCRIPT, key, occurrence,
                data().put("text", text)));
    }

    private SessionEvent event(String eventId, EventType type, Source source, String contentKey, int occurrence,
            ObjectNode data) {
        return new SessionEvent(tenant, id, eventId, "ada", project, type, null, START.plusSeconds(events), Instant.now(),
                source, "claude-code", "laptop", "main", null, false, contentKey, occurrence, data);
    }

    static SessionEvent at(Instant at, SessionEvent event) {
        return new SessionEvent(event.tenantId(), event.sessionId(), event.id(), event.ownerId(), event.project(),
                event.type(), null, at, event.receivedAt(), event.source(), event.tool(), event.machine(), event.branch(), null,
                false, event.contentKey(), event.occurrence(), event.data());
    }

    static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }
}
