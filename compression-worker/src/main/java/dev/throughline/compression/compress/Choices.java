package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what a person chose when the agent asked, and between what. */
final class Choices {

    private static final Pattern ANSWERED = Pattern.compile("\"([^\"]{3,500})\"=\"([^\"]{1,300})\"");

    private Choices() {
    }

    /**
     * Reads one call.
     *
     * @param input {@code {questions: [{question, options: [{label, description}]}]}}
     * @param output {@code "question"="answer"} for each question
     */
    static List<Action.Choice> of(JsonNode input, String output) {
        return ANSWERED.matcher(output).results().map(found -> choice(options(input, found.group(1)), found.group(1),
                found.group(2))).toList();
    }

    private static Action.Choice choice(List<JsonNode> options, String question, String answer) {
        var others = new ArrayList<String>();
        String reason = "";
        for (JsonNode option : options) {
            String label = option.path("label").asText("");
            if (answer.contains(label)) {
                reason = reason.isEmpty() ? option.path("description").asText("") : reason;
            } else {
                others.add(label);
            }
        }
        return new Action.Choice(question, answer, reason, others);
    }

    private static List<JsonNode> options(JsonNode input, String question) {
        return StreamSupport.stream(input.path("questions").spliterator(), false)
                .filter(asked -> asked.path("question").asText("").equals(question))
                .flatMap(asked -> StreamSupport.stream(asked.path("options").spliterator(), false))
                .filter(option -> !option.path("label").asText("").isBlank()).toList();
    }
}
