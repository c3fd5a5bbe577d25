package dev.throughline.ingest.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.throughline.common.privacy.PrivateText;
import dev.throughline.common.secret.Redaction;
import dev.throughline.common.secret.Redactor;
import dev.throughline.ingest.event.Finished.FoundSecret;

/** Takes private text and secrets out of every text of an event's data, keys included. One cleaner for one event. */
final class Cleaner {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int SHORTEST_ASSIGNED = 8;
    private static final int LONGEST_ASSIGNED = 512;

    private final Redactor redactor;
    private final List<FoundSecret> secrets = new ArrayList<>();
    private boolean foundPrivate;

    Cleaner(Redactor redactor) {
        this.redactor = redactor;
    }

    ObjectNode clean(ObjectNode data) {
        return object(data, "");
    }

    /** A text that stands beside the data. */
    String clean(String text, String place) {
        PrivateText kept = PrivateText.cut(Storable.text(text));
        foundPrivate |= kept.wasCut();
        Redaction redaction = redactor.redact(kept.text());
        redaction.finds().forEach(find -> secrets.add(new FoundSecret(find, place)));
        return redaction.text();
    }

    List<FoundSecret> secrets() {
        return secrets;
    }

    boolean foundPrivate() {
        return foundPrivate;
    }

    private JsonNode node(JsonNode node, String place) {
        return switch (node) {
            case ObjectNode object -> object(object, place);
            case ArrayNode array -> array(array, place);
            case TextNode text -> text(text, place);
            default -> node;
        };
    }

    private ObjectNode object(ObjectNode object, String place) {
        ObjectNode cleaned = NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String key = clean(field.getKey(), place);
            cleaned.set(key, field(key, field.getValue(), place.isEmpty() ? key : place + "." + key));
        }
        return cleaned;
    }

    /** A value under a telling key is scanned as the assignment that it is: {@code {"password": "…"}}. */
    private JsonNode field(String key, JsonNode value, String place) {
        if (!(value instanceof TextNode text)) {
            return node(value, place);
        }
        TextNode cleaned = text(text, place);
        int length = cleaned.textValue().length();
        return length < SHORTEST_ASSIGNED || length > LONGEST_ASSIGNED ? cleaned : assigned(key, cleaned, place);
    }

    private TextNode assigned(String key, TextNode cleaned, String place) {
        String assignment = key + "=\"" + cleaned.textValue() + "\"";
        Redaction redaction = redactor.redact(assignment);
        if (redaction.finds().isEmpty()) {
            return cleaned;
        }
        redaction.finds().forEach(find -> secrets.add(new FoundSecret(find, place)));
        return TextNode.valueOf(redaction.text().substring(key.length() + 2, redaction.text().length() - 1));
    }

    private ArrayNode array(ArrayNode array, String place) {
        ArrayNode cleaned = NODES.arrayNode(array.size());
        array.forEach(element -> cleaned.add(node(element, place)));
        return cleaned;
    }

    private TextNode text(TextNode text, String place) {
        String cleaned = clean(text.textValue(), place);
        return cleaned.equals(text.textValue()) ? text : TextNode.valueOf(cleaned);
    }
}
