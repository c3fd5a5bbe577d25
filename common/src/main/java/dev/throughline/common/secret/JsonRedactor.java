package dev.throughline.common.secret;

import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Takes secrets out of every text of a JSON value, in place. A text without a secret is looked at once and left as it is.
 * Thread-safe; make one and keep it.
 */
public final class JsonRedactor {

    /** What a password can be; a longer value under a telling key is looked at as a text alone. */
    private static final int SHORTEST_ASSIGNED = 8;
    private static final int LONGEST_ASSIGNED = 512;

    private final Redactor redactor;

    public JsonRedactor(Redactor redactor) {
        this.redactor = redactor;
    }

    /** Cleans an object and all that is in it; each find is reported once for each place. */
    public void redact(ObjectNode object, Consumer<Redaction.Find> found) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            switch (field.getValue()) {
                case TextNode text -> field.setValue(value(field.getKey(), text, found));
                case ObjectNode inner -> redact(inner, found);
                case ArrayNode array -> redact(array, found);
                default -> {
                    // numbers, booleans and null hold no secret
                }
            }
        }
    }

    private void redact(ArrayNode array, Consumer<Redaction.Find> found) {
        for (int at = 0; at < array.size(); at++) {
            switch (array.get(at)) {
                case TextNode text -> array.set(at, text(text, found));
                case ObjectNode inner -> redact(inner, found);
                case ArrayNode inner -> redact(inner, found);
                default -> {
                    // as above
                }
            }
        }
    }

    private TextNode text(TextNode text, Consumer<Redaction.Find> found) {
        Redaction redaction = redactor.redact(text.textValue());
        redaction.finds().forEach(found);
        return redaction.finds().isEmpty() ? text : TextNode.valueOf(redaction.text());
    }

    /** A value under a telling key is an assignment: {@code {"password": "…"}}. */
    private TextNode value(String key, TextNode value, Consumer<Redaction.Find> found) {
        TextNode cleaned = text(value, found);
        int length = cleaned.textValue().length();
        if (length < SHORTEST_ASSIGNED || length > LONGEST_ASSIGNED) {
            return cleaned;
        }
        Redaction assignment = redactor.redact(key + "=\"" + cleaned.textValue() + "\"");
        if (assignment.finds().isEmpty()) {
            return cleaned;
        }
        assignment.finds().forEach(found);
        return TextNode.valueOf(assignment.text().substring(key.length() + 2, assignment.text().length() - 1));
    }
}
