package dev.throughline.ingest.gemini;

import java.util.ArrayList;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts of messages, which come as a string or as a list of parts. */
final class GeminiText {

    /** By this the agent makes its model go on. */
    private static final String NOT_HUMAN = "System: Please continue.";

    private GeminiText() {
    }

    /** The text, or "" where no person wrote it. */
    static String human(String text) {
        String stripped = text.strip();
        return stripped.equals(NOT_HUMAN) ? "" : stripped;
    }

    static String of(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        if (content.isObject()) {
            return content.path("text").asText("");
        }
        var texts = new ArrayList<String>();
        content.forEach(part -> texts.add(of(part)));
        return String.join("\n", texts.stream().filter(text -> !text.isBlank()).toList());
    }
}
