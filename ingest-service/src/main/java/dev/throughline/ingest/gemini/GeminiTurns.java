package dev.throughline.ingest.gemini;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.ContentKey;
import dev.throughline.common.event.EventType;
import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.Place;
import dev.throughline.ingest.agent.Recent;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.Naming.Name;

/**
 * The prompts of a file and their responses. A hook gives all texts of a turn as its response and a file only the last one is
 * worth keeping, so a response is known by the prompt that it answers.
 */
final class GeminiTurns {

    private static final int MOST_TEXTS = 100_000;
    private static final String PROMPT = "prompt";

    private record Said(Place place, String messageId, String text) {
    }

    private final Consumer<Draft> events;
    private final Map<String, Integer> occurrences = new Recent<>(MOST_TEXTS);
    private String prompt = "";
    private @Nullable Said last;

    GeminiTurns(Consumer<Draft> events) {
        this.events = events;
    }

    void prompt(Place place, String text) {
        end();
        prompt = text;
        events.accept(place.event(EventType.PROMPT, this::promptName, JsonNodeFactory.instance.objectNode().put("text", text)));
    }

    /** A text without calls of tools; true when it takes the place of an earlier one of the turn. */
    boolean say(Place place, String messageId, String text) {
        boolean replaces = last != null && !last.messageId().equals(messageId);
        last = new Said(place, messageId, text);
        return replaces;
    }

    /** The message turned out to announce calls of tools; true when it was taken for an answer. */
    boolean takeBack(String messageId) {
        boolean isTaken = last != null && last.messageId().equals(messageId);
        last = isTaken ? null : last;
        return isTaken;
    }

    /** The turn is over: its last text is the response. */
    void end() {
        Said said = last;
        if (said != null) {
            events.accept(said.place().event(EventType.RESPONSE, this::responseName, data(said.text(), prompt)));
            last = null;
        }
    }

    /** A response captured live, whose data come from {@link #data}. */
    static Naming live(@Nullable String idempotencyKey) {
        return cleaned -> new Name(AgentIds.callId(idempotencyKey), responseKey(cleaned), 0);
    }

    /** Holds the prompt until the name is made of it, so that the key too is of what is left without secrets. */
    static ObjectNode data(String text, String prompt) {
        return JsonNodeFactory.instance.objectNode().put("text", text).put(PROMPT, prompt.strip());
    }

    private Name promptName(ObjectNode cleaned) {
        String key = ContentKey.of(EventType.PROMPT, cleaned.path("text").asText());
        int occurrence = occurrences.merge(key, 1, Integer::sum);
        return new Name(key + ":" + occurrence, key, occurrence);
    }

    private Name responseName(ObjectNode cleaned) {
        String key = responseKey(cleaned);
        int occurrence = occurrences.merge(key, 1, Integer::sum);
        return new Name(key + ":" + occurrence, key, occurrence);
    }

    private static String responseKey(ObjectNode cleaned) {
        String asked = Optional.ofNullable(cleaned.remove(PROMPT)).map(text -> text.asText()).orElse("");
        return "response-to:" + ContentKey.hash(asked);
    }
}
