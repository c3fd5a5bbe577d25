package dev.throughline.compression.goal;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.Named;

/**
 * A row of {@code session_goal}.
 *
 * @param sequence of the event that told of it first
 * @param details what else was said of it
 * @param isPrivate whether anything in it came of a private event
 */
record Goal(Named key, long sequence, String description, String priority, String status, ObjectNode details,
        boolean isPrivate, Instant addedAt, Instant updatedAt, @Nullable Instant completedAt) {

    private static final String COMPLETED = "completed";
    private static final List<String> PRIORITIES = List.of("high", "medium", "low");
    private static final Set<String> OWN_FIELDS = Set.of("goal_id", "task_id", "description", "text", "priority", "status");
    private static final int MOST_CHARACTERS = 4_000;
    private static final int MOST_DETAIL_BYTES = 16 * 1024;

    /** As the event that tells of it first finds it: nothing is known of it yet. */
    static Goal first(Named key, Placed placed) {
        Instant at = placed.event().occurredAt();
        return new Goal(key, placed.sequence(), "", "medium", "pending", JsonNodeFactory.instance.objectNode(), false, at, at,
                null);
    }

    /** With what an event says of it; what it does not say stays. */
    Goal after(Placed placed) {
        SessionEvent event = placed.event();
        String next = status(event.text("status"));
        Instant completed = !next.equals(COMPLETED) ? null : completedAt == null ? event.occurredAt() : completedAt;
        return new Goal(key, sequence, described(event), PRIORITIES.contains(event.text("priority")) ? event.text("priority")
                : priority, next, detailed(event.data()), isPrivate || placed.isPrivate(), addedAt, event.occurredAt(),
                completed);
    }

    /** Claude Code calls a task's subject its text, and has a longer description beside it. */
    private String described(SessionEvent event) {
        String said = event.text("text").isBlank() ? event.text("description") : event.text("text");
        return said.isBlank() ? description
                : said.substring(0,
                        said.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, said.codePointCount(0, said.length()))));
    }

    private String status(String said) {
        return switch (said) {
            case "pending", "in_progress", COMPLETED, "blocked" -> said;
            case "open" -> "pending";
            case "done" -> COMPLETED;
            default -> status;
        };
    }

    private ObjectNode detailed(ObjectNode data) {
        ObjectNode more = details.deepCopy();
        data.properties().stream().filter(field -> !OWN_FIELDS.contains(field.getKey()))
                .forEach(field -> more.set(field.getKey(), field.getValue()));
        if (data.hasNonNull("text") && data.hasNonNull("description")) {
            more.set("description", data.get("description"));
        }
        return Json.bytes(more).length <= MOST_DETAIL_BYTES ? more : details;
    }
}
