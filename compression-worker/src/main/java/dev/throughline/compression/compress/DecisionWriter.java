package dev.throughline.compression.compress;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.memory.MemoryKind;

/**
 * Writes decisions: those that a client reports, those that were found in what was said, and what a person chose. Their details
 * are {@code rationale}, {@code alternatives[]}, {@code impact} and {@code said_by}, as far as they are known.
 */
record DecisionWriter(SessionEvent event, boolean isPrivate, List<String> files) {

    private static final int MOST_TITLE = 160;
    private static final int MOST_BODY = 2_000;
    private static final double CHOSEN = 0.5;
    // leave to go on, and not what the work shall be
    private static final Pattern PROCEDURAL = Pattern.compile(
            "(?i)\\b(?:can|may|shall|should) i\\b|\\bdo you want me to\\b|\\bwould you like(?: me)? to\\b|\\bready to\\b|\\bhow would you like to proceed\\b|\\bproceed\\b");

    private record Said(String title, String body, ObjectNode details, double importance) {
    }

    /** A decision event. */
    Draft reported() {
        String text = event.text("text");
        var body = new StringJoiner("\n").add(text);
        var details = JsonNodeFactory.instance.objectNode().put("said_by", "client");
        for (String field : List.of("rationale", "alternatives", "impact")) {
            String value = inWords(event.data().path(field));
            if (!value.isEmpty()) {
                body.add(Character.toUpperCase(field.charAt(0)) + field.substring(1) + ": " + value);
                details.set(field, event.data().get(field));
            }
        }
        if (!details.has("impact")) {
            details.put("impact", Impact.of(text).wireName());
        }
        double importance = switch (event.text("impact")) {
            case "critical" -> 9.5;
            case "high" -> 9;
            case "low" -> 5;
            default -> 7;
        };
        return draft(text, new Said(text, body.toString(), details, importance));
    }

    /**
     * A sentence that says what was decided.
     *
     * @param saidBy {@code user}, {@code assistant}, or {@code pasted} for a text that came with a prompt
     */
    Draft found(Decision decision, String saidBy) {
        boolean isReasonApart = !decision.sentence().contains(decision.rationale());
        String body = decision.sentence() + (isReasonApart ? "\nRationale: " + decision.rationale() : "");
        var details = details(decision.rationale(), decision.alternatives(), decision.impact());
        details.put("said_by", saidBy);
        return draft(decision.sentence(), new Said(decision.sentence(), body, details, decision.impact().importance()));
    }

    /** What a person answered to the agent's question. */
    Draft chosen(Action.Choice choice) {
        Impact impact = Impact.of(choice.question() + " " + choice.answer());
        var details = details(choice.reason(), choice.others(), impact).put("said_by", "user").put("question",
                choice.question());
        List<String> asked = Prose.of(choice.question()).sentences();
        String title = Text.cutAtWord(asked.isEmpty() ? choice.question() : asked.getLast(), MOST_TITLE * 2 / 3) + " → "
                + Text.cutAtWord(choice.answer(), MOST_TITLE / 3);
        var body = new StringJoiner("\n").add(choice.question() + " → " + choice.answer());
        if (!choice.reason().isEmpty()) {
            body.add("Rationale: " + choice.reason());
        }
        if (!choice.others().isEmpty()) {
            body.add("Not chosen: " + String.join("; ", choice.others()));
        }
        return draft(title, new Said(title, body.toString(), details, impact.importance() + CHOSEN));
    }

    /** Whether an answer says more than that the agent may go on. */
    static boolean isDecision(Action.Choice choice) {
        return !PROCEDURAL.matcher(choice.question()).find();
    }

    private Draft draft(String identity, Said said) {
        return new Draft("decision/" + Fingerprint.of(identity), MemoryKind.DECISION, isPrivate,
                Text.gist(said.title(), MOST_TITLE), Text.beginning(said.body(), MOST_BODY), List.of(), files,
                said.importance(), event.occurredAt(), List.of(event.id()), said.details());
    }

    private static ObjectNode details(String rationale, List<String> alternatives, Impact impact) {
        var details = JsonNodeFactory.instance.objectNode();
        if (!rationale.isEmpty()) {
            details.put("rationale", rationale);
        }
        alternatives.forEach(details.putArray("alternatives")::add);
        return details.put("impact", impact.wireName());
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
