package dev.throughline.compression.fact;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;

/** A fact that is set or removed, as an event tells it. */
record FactChange(SessionEvent event, String name, JsonNode value, @Nullable Instant expiresAt) {

    private static final int MOST_CHARACTERS = 255;
    private static final int MOST_TAGS = 50;

    /** Empty where the event is none, or does not have the form of one. A checkpoint is kept under its session's name. */
    static Optional<FactChange> of(SessionEvent event) {
        return switch (event.type()) {
            case FACT_SET -> named(event, event.text("key"), event.data().path("value"));
            case FACT_REMOVED -> named(event, event.text("key"), JsonNodeFactory.instance.nullNode());
            case CHECKPOINT -> saysSomething(event.data()) ? named(event, "checkpoint/" + event.sessionId(), event.data())
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<FactChange> named(SessionEvent event, String name, JsonNode value) {
        boolean isWhole = !name.isBlank() && name.length() <= MOST_CHARACTERS && !value.isMissingNode();
        return isWhole ? Optional.of(new FactChange(event, name, value, time(event.text("expires_at")))) : Optional.empty();
    }

    private static boolean saysSomething(JsonNode data) {
        return data.valueStream().anyMatch(value -> value.isContainerNode() || !value.asText().isBlank());
    }

    boolean removes() {
        return event.type() == EventType.FACT_REMOVED;
    }

    FactKey key(UUID project) {
        boolean isPrivate = event.isPrivate() || event.text("visibility").equals("private");
        return new FactKey(event.tenantId(), project, isPrivate ? event.ownerId() : "", name);
    }

    /** As the worker that waits for a decision names it. */
    String subject() {
        return event.sessionId() + "/" + name;
    }

    FactVersion version(Fact fact, UUID memoryId) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("key", name);
        details.set("value", value);
        details.set("metadata", event.data().path("metadata").isObject() ? event.data().get("metadata")
                : JsonNodeFactory.instance.objectNode());
        String body = value.isTextual() ? value.textValue() : value.toString();
        return new FactVersion(fact, memoryId, event.ownerId(), body, tags(), event.occurredAt(), expiresAt, event.id(),
                details);
    }

    private List<String> tags() {
        var tags = new ArrayList<String>();
        for (JsonNode tag : event.data().path("tags")) {
            if (tag.isTextual() && tags.size() < MOST_TAGS) {
                tags.add(tag.textValue());
            }
        }
        return tags;
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
