package dev.throughline.ingest.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.problem.Problem.FieldError;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.ingest.event.SessionIds;

/** Reads the fields of one request and gathers what is wrong with them, so that one answer names it all. */
final class Fields {

    static final int MOST_NAME = 200;

    private static final int MOST_TAGS = 100;
    private static final int MOST_TAG = 100;

    private final ObjectNode body;
    private final List<FieldError> errors;
    private final String path;
    private final ObjectNode data = JsonNodeFactory.instance.objectNode();

    Fields(ObjectNode body) {
        this(body, new ArrayList<>(), "");
    }

    private Fields(ObjectNode body, List<FieldError> errors, String path) {
        this.body = body;
        this.errors = errors;
        this.path = path;
    }

    /** What was kept of the fields, for the event. */
    ObjectNode data() {
        return data;
    }

    /** The fields of an object within; its errors are this request's. */
    Fields within(String name) {
        JsonNode value = body.get(name);
        if (value != null && !value.isNull() && !value.isObject()) {
            wrong(name, "must be an object");
        }
        return new Fields(value instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(), errors,
                path + name + ".");
    }

    /** A line of text; absent where it is not given, null or blank. */
    @Nullable
    String line(String name, int most) {
        String text = text(name, most);
        return text == null || SessionIds.isPrintable(text) ? text
                : wrong(name, "holds a control character or half of a surrogate pair");
    }

    @Nullable
    String sessionId(String name) {
        String id = text(name, Integer.MAX_VALUE);
        if (id != null) {
            SessionIds.fault(id).ifPresent(fault -> wrong(name, fault));
        }
        return id;
    }

    /** One of these words. */
    @Nullable
    String word(String name, List<String> allowed) {
        String word = text(name, MOST_NAME);
        return word == null || allowed.contains(word) ? word
                : wrong(name, "must be one of " + String.join(", ", allowed));
    }

    Fields keepLine(String name, int most) {
        return keep(name, line(name, most));
    }

    Fields keepText(String name, int most) {
        return keep(name, text(name, most));
    }

    Fields keepWord(String name, List<String> allowed) {
        return keep(name, word(name, allowed));
    }

    Fields keepFlag(String name) {
        return keepIf(name, JsonNode::isBoolean, "must be true or false");
    }

    Fields keepTags(String name) {
        return keepIf(name, Fields::areTags, "must be at most " + MOST_TAGS + " texts of 1 to " + MOST_TAG + " characters");
    }

    Fields keepTexts(String name, int mostElements, int mostCharacters) {
        return keepIf(name, value -> areTexts(value, mostElements, mostCharacters),
                "must be at most " + mostElements + " texts of 1 to " + mostCharacters + " characters");
    }

    Fields keepObject(String name, int mostCharacters) {
        return keepIf(name, value -> value.isObject() && value.toString().length() <= mostCharacters,
                "must be an object of at most " + mostCharacters + " characters");
    }

    /** Takes over what the fields within kept. */
    Fields keepAll(Fields within) {
        data.setAll(within.data);
        return this;
    }

    /** Ends the request when anything was wrong. */
    void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.ofFields(422, "Some fields are not as they must be: "
                    + errors.stream().map(FieldError::field).distinct().collect(Collectors.joining(", ")), errors);
        }
    }

    private Fields keep(String name, @Nullable String text) {
        if (text != null) {
            data.put(name, text);
        }
        return this;
    }

    private Fields keepIf(String name, Predicate<JsonNode> isGood, String rule) {
        JsonNode value = body.get(name);
        if (value != null && !value.isNull()) {
            if (isGood.test(value)) {
                data.set(name, value);
            } else {
                wrong(name, rule);
            }
        }
        return this;
    }

    private @Nullable String text(String name, int most) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            return wrong(name, "must be a string");
        }
        String text = value.textValue();
        return text.length() > most ? wrong(name, "has more than " + most + " characters") : text.isBlank() ? null : text;
    }

    private static boolean areTags(JsonNode value) {
        return areTexts(value, MOST_TAGS, MOST_TAG);
    }

    private static boolean areTexts(JsonNode value, int mostElements, int mostCharacters) {
        if (!value.isArray() || value.size() > mostElements) {
            return false;
        }
        for (JsonNode element : value) {
            if (!element.isTextual() || element.textValue().isBlank() || element.textValue().length() > mostCharacters) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String wrong(String name, String message) {
        errors.add(new FieldError(path + name, message));
        return null;
    }
}
