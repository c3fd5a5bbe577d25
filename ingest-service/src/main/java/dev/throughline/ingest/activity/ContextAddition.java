package dev.throughline.ingest.activity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;

/** Takes what is added to a session's context apart into its events. */
final class ContextAddition {

    private static final List<String> KINDS = List.of("file_path", "search_query", "decision", "memory_id");
    private static final List<String> ACTIONS = List.of("read", "created", "modified");

    private ContextAddition() {
    }

    /** An event for each kind, always in the same order; ends the request with a 422 where a field is wrong. */
    static Map<EventType, ObjectNode> of(ObjectNode body) {
        var fields = new Fields(body).text("file_path", Fields.MOST_PATH).share("file_importance").word("file_action", ACTIONS)
                .text("search_query", Fields.MOST_TEXT).text("decision", Fields.MOST_TEXT)
                .text("memory_id", Fields.MOST_NAME).text("memory_key", Fields.MOST_NAME);
        if (KINDS.stream().noneMatch(fields::isGiven)) {
            fields.wrong("file_path", "or search_query, decision or memory_id is required");
        }
        needs(fields, "file_importance", "file_path");
        needs(fields, "file_action", "file_path");
        needs(fields, "memory_key", "memory_id");
        fields.check();
        return events(body, fields);
    }

    private static Map<EventType, ObjectNode> events(ObjectNode body, Fields fields) {
        var events = new EnumMap<EventType, ObjectNode>(EventType.class);
        if (fields.isGiven("file_path")) {
            events.put(EventType.FILE_ACCESS, data(body, Map.of("file_path", "path", "file_importance", "importance",
                    "file_action", "action")));
        }
        if (fields.isGiven("search_query")) {
            events.put(EventType.SEARCH, data(body, Map.of("search_query", "query")));
        }
        if (fields.isGiven("decision")) {
            events.put(EventType.DECISION, data(body, Map.of("decision", "text")));
        }
        if (fields.isGiven("memory_id")) {
            events.put(EventType.MEMORY_REFERENCE, data(body, Map.of("memory_id", "memory_id", "memory_key", "key")));
        }
        return events;
    }

    private static void needs(Fields fields, String name, String other) {
        if (fields.isGiven(name) && !fields.isGiven(other)) {
            fields.wrong(other, "is required with " + name);
        }
    }

    /** The fields of the body that are there, under the names that they have in the event. */
    private static ObjectNode data(ObjectNode body, Map<String, String> names) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        names.forEach((from, to) -> {
            if (body.hasNonNull(from)) {
                data.set(to, body.get(from));
            }
        });
        return data;
    }
}
