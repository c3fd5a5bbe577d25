package dev.throughline.common.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Takes secrets out of every text of a JSON value, keys included, in place. A text without a secret is left as it is.
 * Thread-safe; make one and keep it.
 */
public final class JsonRedactor {

    /** What a password can be; a longer value under a telling key is looked at as a text alone. */
    private static final int SHORTEST_ASSIGNED = 6;
    private static final int LONGEST_ASSIGNED = 4096;
    /** In a list of arguments the next one is this one's value. */
    private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][A-Za-z0-9-]{1,40}");
    /** {@code {"name": "DB_PASSWORD", "value": "…"}}, as container definitions and forms have it. */
    private static final List<String> NAMES = List.of("name", "key", "Name", "Key");

    private final SecretScanner scanner;

    public JsonRedactor(SecretScanner scanner) {
        this.scanner = scanner;
    }

    /** Takes a find and the path of the text in which it stood, for example {@code input.edits.0.new}. */
    @FunctionalInterface
    public interface Found {
        void at(String place, Redaction.Find find);
    }

    /** Cleans an object and all that is in it; each find is reported once for each place. */
    public void redact(ObjectNode object, Consumer<Redaction.Find> found) {
        redactPlaces(object, (place, find) -> found.accept(find));
    }

    /** As {@link #redact}, and says where each find stood. */
    public void redactPlaces(ObjectNode object, Found found) {
        object(object, "", found);
    }

    private JsonNode node(String name, JsonNode node, String place, Found found) {
        return switch (node) {
            case TextNode text -> text(name, text, place, found);
            case ObjectNode object -> object(object, place, found);
            case ArrayNode array -> array(array, place, found);
            default -> node; // numbers, booleans and null hold no secret
        };
    }

    private ObjectNode object(ObjectNode object, String place, Found found) {
        boolean isRenamed = false;
        var names = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = cleaned(scanner.redact(field.getKey()), place, found);
            isRenamed |= !name.equals(field.getKey());
            names.add(name);
            field.setValue(node(nameOf(field.getKey(), object), field.getValue(), join(place, name), found));
        }
        if (isRenamed) {
            rename(object, names);
        }
        return object;
    }

    private static void rename(ObjectNode object, List<String> names) {
        var values = new ArrayList<JsonNode>();
        object.forEach(values::add);
        object.removeAll();
        for (int at = 0; at < names.size(); at++) {
            object.set(names.get(at), values.get(at));
        }
    }

    private ArrayNode array(ArrayNode array, String place, Found found) {
        String option = "";
        for (int at = 0; at < array.size(); at++) {
            JsonNode element = array.get(at);
            array.set(at, node(option, element, join(place, Integer.toString(at)), found));
            option = element.isTextual() && OPTION.matcher(element.textValue()).matches() ? element.textValue() : "";
        }
        return array;
    }

    private TextNode text(String name, TextNode text, String place, Found found) {
        int length = text.textValue().length();
        boolean isAssigned = !name.isEmpty() && length >= SHORTEST_ASSIGNED && length <= LONGEST_ASSIGNED;
        Redaction redaction = isAssigned ? scanner.redactValue(name, text.textValue()) : scanner.redact(text.textValue());
        String cleaned = cleaned(redaction, place, found);
        return redaction.finds().isEmpty() ? text : TextNode.valueOf(cleaned);
    }

    private static String cleaned(Redaction redaction, String place, Found found) {
        redaction.finds().forEach(find -> found.at(place, find));
        return redaction.text();
    }

    /** What a field's value is the value of. */
    private static String nameOf(String field, ObjectNode object) {
        return field.equalsIgnoreCase("value") ? NAMES.stream().map(object::get)
                .filter(name -> name != null && name.isTextual()).map(JsonNode::textValue).findFirst().orElse(field) : field;
    }

    private static String join(String place, String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
