package dev.throughline.ingest.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.throughline.common.privacy.PrivateText;
import dev.throughline.common.secret.JsonRedactor;
import dev.throughline.common.secret.Redaction;
import dev.throughline.common.secret.Redactor;
import dev.throughline.ingest.event.Finished.FoundSecret;

/** Takes private text and secrets out of every text of an event, keys included. One cleaner for one event. */
final class Cleaner {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Redactor redactor;
    private final JsonRedactor json;
    private final List<FoundSecret> secrets = new ArrayList<>();
    private boolean foundPrivate;

    Cleaner(Redactor redactor) {
        this.redactor = redactor;
        this.json = new JsonRedactor(redactor);
    }

    /** A copy of the data, clean. */
    ObjectNode clean(ObjectNode data) {
        ObjectNode cleaned = object(data);
        json.redactPlaces(cleaned, (place, find) -> secrets.add(new FoundSecret(find, place)));
        return cleaned;
    }

    /** A text that stands beside the data. */
    String clean(String text, String place) {
        Redaction redaction = redactor.redact(publicText(text));
        redaction.finds().forEach(find -> secrets.add(new FoundSecret(find, place)));
        return redaction.text();
    }

    /** As {@link #clean(String, String)}, of a text that need not be there. */
    @Nullable
    String cleanIfPresent(@Nullable String text, String place) {
        return text == null ? null : clean(text, place);
    }

    List<FoundSecret> secrets() {
        return secrets;
    }

    boolean foundPrivate() {
        return foundPrivate;
    }

    private String publicText(String text) {
        PrivateText kept = PrivateText.cut(Storable.text(text));
        foundPrivate |= kept.wasCut();
        return kept.text();
    }

    private JsonNode node(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> array(array);
            case TextNode text -> text(text);
            default -> node;
        };
    }

    private ObjectNode object(ObjectNode object) {
        ObjectNode cleaned = NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            cleaned.set(publicText(field.getKey()), node(field.getValue()));
        }
        return cleaned;
    }

    private ArrayNode array(ArrayNode array) {
        ArrayNode cleaned = NODES.arrayNode(array.size());
        array.forEach(element -> cleaned.add(node(element)));
        return cleaned;
    }

    private TextNode text(TextNode text) {
        String cleaned = publicText(text.textValue());
        return cleaned.equals(text.textValue()) ? text : TextNode.valueOf(cleaned);
    }
}
