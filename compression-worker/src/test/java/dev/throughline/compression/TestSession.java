package dev.throughline.compression;

import java.time.Instant;
import java.util.UUID;

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
        this("acme", ProjectReference.of("git@github.com:acme/" + UUID.randomUUID() + ".git").orElseThrow());
    }

    TestSession(String tenant, ProjectReference project) {
        this.tenant = tenant;
        this.project = project;
    }

    String id() {
        return id;
    }

    ProjectReference project() {
        return project;
    }

    SessionEvent prompt(String text) {
        return event(EventType.PROMPT, data().put("text", text));
    }

    SessionEvent response(String text) {
        return event(EventType.RESPONSE, data().put("text", text));
    }

    SessionEvent event(EventType type, ObjectNode data) {
        return event("event-" + ++events, type, data);
    }

    SessionEvent event(String eventId, EventType type, ObjectNode data) {
        return new SessionEvent(tenant, id, eventId, "ada", project, type, null, START.plusSeconds(events), Instant.now(),
                Source.HOOK, "claude-code", "laptop", "main", null, false, null, 0, data);
    }

    static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }
}
