package dev.throughline.compression.compress;

import java.util.List;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.memory.MemoryKind;

/** Writes decisions and findings: those that a client reports as such, and those that were found in what was said. */
final class ExplicitMemory {

    private static final int MOST_TITLE = 160;
    private static final int MOST_BODY = 2_000;

    private ExplicitMemory() {
    }

    /** A decision event. */
    static Draft decision(SessionEvent event, boolean isPrivate, List<String> files) {
        String text = event.text("text");
        var body = new StringJoiner("\n").add(text);
        for (String field : List.of("rationale", "alternatives", "impact")) {
            String value = inWords(event.data().path(field));
            if (!value.isEmpty()) {
                body.add(Character.toUpperCase(field.charAt(0)) + field.substring(1) + ": " + value);
            }
        }
        var details = JsonNodeFactory.instance.objectNode().put("said_by", "client");
        for (String field : List.of("rationale", "alternatives", "impact")) {
            if (event.data().hasNonNull(field)) {
                details.set(field, event.data().get(field));
            }
        }
        double importance = switch (event.text("impact")) {
            case "critical" -> 9.5;
            case "high" -> 9;
            case "low" -> 5;
            default -> 7;
        };
        return decision(event, new Said(text, body.toString(), details, importance), isPrivate || event.isPrivate(), files);
    }

    /** A sentence that says what was decided. */
    static Draft decision(SessionEvent event, String sentence, boolean isPrivate, List<String> files) {
        var details = JsonNodeFactory.instance.objectNode().put("said_by",
                event.type().wireName().equals("prompt") ? "user" : "assistant");
        return decision(event, new Said(sentence, sentence, details, 6), isPrivate, files);
    }

    /** What a person answered to the agent's question. */
    static Draft decision(SessionEvent event, Action.Choice choice, boolean isPrivate, List<String> files) {
        var details = JsonNodeFactory.instance.objectNode().put("said_by", "user").put("question", choice.question());
        String title = Text.cutAtWord(Text.sentences(choice.question()).getLast(), MOST_TITLE * 2 / 3) + " → "
                + Text.cutAtWord(choice.answer(), MOST_TITLE / 3);
        return decision(event, new Said(title, choice.question() + " → " + choice.answer(), details, 6.5), isPrivate, files);
    }

    /** A finding event. */
    static Draft learning(SessionEvent event, boolean isPrivate) {
        String text = event.text("text");
        return new Draft("learning/" + Fingerprint.of(text), MemoryKind.LEARNING, isPrivate || event.isPrivate(),
                Text.gist(text, MOST_TITLE), Text.cut(text, MOST_BODY), List.of(), List.of(), 6, event.occurredAt(),
                List.of(event.id()), JsonNodeFactory.instance.objectNode());
    }

    private record Said(String text, String body, ObjectNode details, double importance) {
    }

    private static Draft decision(SessionEvent event, Said said, boolean isPrivate, List<String> files) {
        return new Draft("decision/" + Fingerprint.of(said.text()), MemoryKind.DECISION, isPrivate,
                Text.gist(said.text(), MOST_TITLE), Text.cut(said.body(), MOST_BODY), List.of(), files, said.importance(),
                event.occurredAt(), List.of(event.id()), said.details());
    }

    private static String inWords(JsonNode value) {
        if (!value.isArray()) {
            return value.asText("");
        }
        var items = new StringJoiner("; ");
        value.forEach(item -> items.add(item.asText("")));
        return items.toString();
    }
}
