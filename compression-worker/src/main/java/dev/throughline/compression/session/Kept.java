package dev.throughline.compression.session;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a session's row keeps of an event's data, which may be far larger than a row should be. */
final class Kept {

    private static final int MOST_CHARACTERS = 20_000;

    private Kept() {
    }

    /** These fields, where they are there: of a long text the beginning, of another large value nothing. */
    static ObjectNode of(ObjectNode data, List<String> fields) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            JsonNode value = data.path(field);
            if (value.isTextual()) {
                kept.put(field, beginning(value.textValue()));
            } else if (data.hasNonNull(field) && value.toString().length() <= MOST_CHARACTERS) {
                kept.set(field, value);
            }
        }
        return kept;
    }

    private static String beginning(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        boolean isSplit = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
        return text.substring(0, isSplit ? MOST_CHARACTERS - 1 : MOST_CHARACTERS) + "…";
    }
}
