package dev.throughline.ingest.claudecode;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.ContentKey;
import dev.throughline.common.event.EventType;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.Naming.Name;

/**
 * The main conversation of a file: its prompts, and of each turn the last text of the agent, which is what a Stop hook
 * gives live. The texts between tool calls only announce the next call.
 */
final class Conversation {

    private static final int MOST_TEXTS = 100_000;

    private final Consumer<Draft> events;
    /** How often a text has come, by session and content key. */
    private final Map<String, Integer> occurrences = new Recent<>(MOST_TEXTS);
    private final Map<String, String> hashesByPrompt = new Recent<>(MOST_TEXTS);
    private Optional<String> promptId = Optional.empty();
    private @Nullable Said last;

    private record Said(Place place, String text) {
    }

    Conversation(Consumer<Draft> events) {
        this.events = events;
    }

    void prompt(Place place, String text, Optional<String> id) {
        end();
        promptId = id;
        events.accept(place.event(EventType.PROMPT, promptName(place, id), data(text)));
    }

    /** A text of the agent; true when it takes the place of an earlier one of the turn. */
    boolean say(Place place, String text) {
        boolean replaces = last != null;
        last = new Said(place, text);
        return replaces;
    }

    /** The turn is over: its last text is the response. */
    void end() {
        Said said = last;
        if (said != null) {
            events.accept(said.place().event(EventType.RESPONSE, responseName(said.place(), promptId), data(said.text())));
            last = null;
        }
    }

    private Naming promptName(Place place, Optional<String> id) {
        return cleaned -> {
            String hash = ContentKey.hash(cleaned.path("text").asText());
            // some versions give the prompts of one queue the same id
            boolean isOwn = id.isPresent() && hash.equals(hashesByPrompt.computeIfAbsent(id.get(), first -> hash));
            int occurrence = count(place, EventType.PROMPT, hash);
            return new Name(isOwn ? "prompt:" + id.get() : "prompt:" + hash + ":" + occurrence, "prompt:" + hash, occurrence);
        };
    }

    private Naming responseName(Place place, Optional<String> id) {
        return cleaned -> {
            String hash = ContentKey.hash(cleaned.path("text").asText());
            int occurrence = count(place, EventType.RESPONSE, hash);
            String own = id.map(prompt -> Names.responseId(prompt, hash)).orElse("response:" + hash + ":" + occurrence);
            return new Name(own, "response:" + hash, occurrence);
        };
    }

    private int count(Place place, EventType type, String hash) {
        return occurrences.merge(place.sessionId() + "\n" + type + hash, 1, Integer::sum);
    }

    private static ObjectNode data(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }
}
