package dev.throughline.ingest.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Keeps head and tail of long texts, and notes the whole text's length and SHA-256 in {@code data.truncated} under the
 * text's path.
 */
public final class Shortener {

    static final String NOTE = "truncated";

    private Shortener() {
    }

    /** Shortens every text of the data that has more characters than this. */
    public static void shorten(ObjectNode data, int mostCharacters) {
        shorten(data, data, "", mostCharacters);
    }

    /** Shortens every text under this field of the data. */
    public static void shortenField(ObjectNode data, String field, int mostCharacters) {
        JsonNode value = data.get(field);
        if (value != null) {
            data.set(field, shortened(data, value, field, mostCharacters));
        }
    }

    private static JsonNode shortened(ObjectNode data, JsonNode value, String place, int most) {
        if (value instanceof TextNode text) {
            return text.textValue().length() <= most ? text : cut(data, text.textValue(), place, most);
        }
        shorten(data, value, place, most);
        return value;
    }

    private static void shorten(ObjectNode data, JsonNode container, String place, int most) {
        if (container instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (object != data || !field.getKey().equals(NOTE)) {
                    field.setValue(shortened(data, field.getValue(), join(place, field.getKey()), most));
                }
            }
        } else if (container instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, shortened(data, array.get(i), join(place, Integer.toString(i)), most));
            }
        }
    }

    private static TextNode cut(ObjectNode data, String text, String place, int most) {
        String left = "\n[… " + text.length() + " characters in all …]\n";
        int kept = Math.max(2, most - left.length());
        // an error and a result's sum usually stand at the end, so the tail gets as much as the head
        String head = text.substring(0, boundary(text, kept / 2));
        String tail = text.substring(boundary(text, text.length() - kept / 2));
        note(data, place, text);
        return TextNode.valueOf(head + left + tail);
    }

    /** Not between the halves of a surrogate pair. */
    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    /** The first note stays: it is of the whole text. */
    private static void note(ObjectNode data, String place, String text) {
        ObjectNode notes = data.get(NOTE) instanceof ObjectNode existing ? existing : data.putObject(NOTE);
        if (!notes.has(place)) {
            notes.putObject(place).put("characters", text.codePointCount(0, text.length())).put("sha256", sha256(text));
        }
    }

    private static String join(String place, String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
