package dev.throughline.ingest.agent;

import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
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
 * The main conversation of a file: its prompts, and of each turn the last text of the agent, which is what a hook gives at
 * the end of a turn. The texts between tool calls only announce the next call.
 */
public final class Conversation {

    private static final int MOST_TEXTS = 100_000;

    private final Consumer<Draft> events;
    /** How often a text has come, by session and content key. */
    private final Map<String, Integer> occurrences = new Recent<>(MOST_TEXTS);
    private final Map<String, String> hashesById = new Recent<>(MOST_TEXTS);
    private final BinaryOperator<String> promptIds;
    private Optional<String> turnId = Optional.empty();
    private @Nullable Said last;

    private record Said(Place place, String text) {
    }

    private Conversation(Consumer<Draft> events, BinaryOperator<String> promptIds) {
        this.events = events;
        this.promptIds = promptIds;
    }

    /** Of an agent that gives an id to each prompt, or to none. */
    public static Conversation withPromptIds(Consumer<Draft> events) {
        return new Conversation(events, AgentIds::ofPrompt);
    }

    /** Of an agent that gives an id to each turn, in which several prompts may come. */
    public static Conversation withTurnIds(Consumer<Draft> events) {
        return new Conversation(events, AgentIds::ofTurn);
    }

    /** Another turn begins: what is said from now on belongs to it. */
    public void turn(Optional<String> id) {
        end();
        turnId = id;
    }

    /** A text of a person, under the agent's id of the prompt or of its turn. */
    public void prompt(Place place, String text, Optional<String> id) {
        turn(id);
        events.accept(place.event(EventType.PROMPT, promptName(place, id), data(text)));
    }

    /** A text of the agent; true when it takes the place of an earlier one of the turn. */
    public boolean say(Place place, String text) {
        boolean replaces = last != null;
        last = new Said(place, text);
        return replaces;
    }

    /** The turn is over: its last text is the response. */
    public void end() {
        Said said = last;
        if (said != null) {
            events.accept(said.place().event(EventType.RESPONSE, responseName(said.place(), turnId), data(said.text())));
            last = null;
        }
    }

    private Naming promptName(Place place, Optional<String> id) {
        return cleaned -> {
            String hash = ContentKey.hash(cleaned.path("text").asText());
            int occurrence = count(place, EventType.PROMPT, hash);
            String own = id.map(given -> promptIds.apply(given, hash)).filter(name -> isOf(name, hash))
                    .orElse("prompt:" + hash + ":" + occurrence);
            return new Name(own, "prompt:" + hash, occurrence);
        };
    }

    /** Some versions give the prompts of one queue the same id. */
    private boolean isOf(String id, String hash) {
        return hash.equals(hashesById.computeIfAbsent(id, first -> hash));
    }

    private Naming responseName(Place place, Optional<String> id) {
        return cleaned -> {
            String hash = ContentKey.hash(cleaned.path("text").asText());
            int occurrence = count(place, EventType.RESPONSE, hash);
            String own = id.map(prompt -> AgentIds.responseId(prompt, hash)).orElse("response:" + hash + ":" + occurrence);
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
