package dev.throughline.recall.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Gives an event's data a bounded size: long texts lose their ends, and what is too large even so is left out. */
final class Shortener {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LEAST_CHARACTERS = 40;

    private final int mostCharacters;
    private final int mostBytes;

    Shortener(int mostCharacters, int mostBytes) {
        this.mostCharacters = mostCharacters;
        this.mostBytes = mostBytes;
    }

    /** The data, or a copy that says {@code shortened}. */
    ObjectNode shorten(ObjectNode data) {
        for (int most = mostCharacters; most >= Math.min(mostCharacters, LEAST_CHARACTERS); most /= 4) {
            ObjectNode shorter = cut(data, most);
            if (shorter.toString().length() <= mostBytes) {
                return shorter.equals(data) ? data : shorter.put("shortened", true);
            }
        }
        return leftOut();
    }

    /** What is told in place of data that is too large. */
    static ObjectNode leftOut() {
        return JSON.objectNode().put("shortened", true);
    }

    private static JsonNode cut(JsonNode node, int most) {
        return switch (node) {
            case TextNode text -> cut(text, most);
            case ObjectNode object -> cut(object, most);
            case ArrayNode array -> cut(array, most);
            default -> node;
        };
    }

    private static ObjectNode cut(ObjectNode object, int most) {
        ObjectNode copy = JSON.objectNode();
        object.properties().forEach(field -> copy.set(field.getKey(), cut(field.getValue(), most)));
        return copy;
    }

    private static ArrayNode cut(ArrayNode array, int most) {
        ArrayNode copy = JSON.arrayNode(array.size());
        array.forEach(element -> copy.add(cut(element, most)));
        return copy;
    }

    /** Never through the middle of a character. */
    private static TextNode cut(TextNode node, int most) {
        String text = node.textValue();
        if (text.length() <= most) {
            return node;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return JSON.textNode(text.substring(0, end) + "…");
    }
}
