package dev.throughline.ingest.activity;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.problem.Problem.FieldError;
import dev.throughline.common.problem.ProblemException;

/** Looks at the fields of one body and gathers what is wrong with them, so that one answer names it all. */
final class Fields {

    static final int MOST_NAME = 200;
    static final int MOST_LINE = 500;
    static final int MOST_PATH = 1_000;
    static final int MOST_TEXT = 4_000;

    private final ObjectNode body;
    private final List<FieldError> errors = new ArrayList<>();

    Fields(ObjectNode body) {
        this.body = body;
    }

    /** Whether the field is there; {@code null} is absent. */
    boolean has(String name) {
        return body.hasNonNull(name);
    }

    /** Whether there is more in the field than blanks. */
    boolean isGiven(String name) {
        return has(name) && !body.get(name).asText("-").isBlank();
    }

    Fields required(String name, int most) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull() || value.isTextual() && value.textValue().isBlank()) {
            return wrong(name, "is required");
        }
        return text(name, most);
    }

    /** A text of at most so many characters. */
    Fields text(String name, int most) {
        JsonNode value = body.get(name);
        if (value != null && !value.isNull() && !value.isTextual()) {
            return wrong(name, "must be a string");
        }
        return value != null && value.isTextual() && value.textValue().codePointCount(0, value.textValue().length()) > most
                ? wrong(name, "has more than " + most + " characters")
                : this;
    }

    Fields word(String name, List<String> allowed) {
        JsonNode value = body.get(name);
        return value == null || value.isNull() || value.isTextual() && allowed.contains(value.textValue()) ? this
                : wrong(name, "must be one of " + String.join(", ", allowed));
    }

    /** A number from 0 to 1. */
    Fields share(String name) {
        JsonNode value = body.get(name);
        return value == null || value.isNull() || value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 1
                ? this
                : wrong(name, "must be a number from 0 to 1");
    }

    Fields wholeNumber(String name) {
        JsonNode value = body.get(name);
        return value == null || value.isNull() || value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
                ? this
                : wrong(name, "must be a whole number, 0 or more");
    }

    Fields wrong(String name, String message) {
        errors.add(new FieldError(name, message));
        return this;
    }

    /** Ends the request with a 422 when anything was wrong. */
    void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.ofFields(422, "The body breaks a rule", errors);
        }
    }
}
