package dev.throughline.ingest.gemini;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.FileOrigin;
import dev.throughline.ingest.agent.FileOrigin.Workplace;
import dev.throughline.ingest.agent.Place;
import dev.throughline.ingest.agent.Recent;
import dev.throughline.ingest.agent.SkippedRecords;
import dev.throughline.ingest.agent.Startup;
import dev.throughline.ingest.agent.ToolCall;
import dev.throughline.ingest.agent.ToolContents;
import dev.throughline.ingest.agent.Transcript;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Draft.Origin;
import dev.throughline.ingest.event.SessionIds;
import dev.throughline.ingest.event.Times;

/**
 * A session file of Gemini CLI: a head that names the session, and messages. Later versions write a message again when its
 * tools have answered.
 */
public final class GeminiTranscript implements Transcript {

    private static final int MOST_REMEMBERED = 100_000;
    private static final Set<String> ENDED = Set.of("success", "error", "cancelled");

    private final FileOrigin origin;
    private final Clock clock;
    private final Consumer<Draft> events;
    private final SkippedRecords skipped = new SkippedRecords();
    private final ToolContents contents = new ToolContents();
    private final Map<String, Boolean> taken = new Recent<>(MOST_REMEMBERED);
    private final GeminiTurns turns;
    private @Nullable String sessionId;
    private Workplace workplace = Workplace.folder(null);
    private boolean isSubAgent;

    /**
     * Begins a file.
     *
     * @param origins where the events come from, by the folder that the file names, if any
     * @param events takes them in their order
     */
    public GeminiTranscript(Function<Workplace, Origin> origins, Clock clock, Consumer<Draft> events) {
        this.origin = new FileOrigin(origins);
        this.clock = clock;
        this.events = events;
        this.turns = new GeminiTurns(events);
    }

    @Override
    public @Nullable String sessionId() {
        return sessionId;
    }

    @Override
    public Map<String, Integer> skipped() {
        return skipped.counts();
    }

    @Override
    public Optional<String> read(ObjectNode record, int bytes) {
        if (!record.has("type")) {
            return sessionId == null && record.has("sessionId") ? begin(record) : skip("head");
        }
        if (sessionId == null) {
            return Optional.of("stands before sessionId, which names the session");
        }
        String type = record.path("type").asText();
        if (isSubAgent) {
            return skip(type + "/of a sub-agent");
        }
        Place place = place(sessionId, record.path("timestamp"));
        return switch (type) {
            case "user" -> asked(place, record);
            case "gemini" -> answered(place, record);
            default -> skip(type);
        };
    }

    @Override
    public void end() {
        turns.end();
    }

    /** A sub-agent's file does not say whose it is; what it found stands in the call that started it. */
    private Optional<String> begin(ObjectNode head) {
        String id = head.path("sessionId").asText();
        Optional<String> fault = SessionIds.fault(id).map(reason -> "sessionId " + reason);
        if (fault.isEmpty()) {
            sessionId = id;
            isSubAgent = head.path("kind").asText().equals("subagent");
            workplace = Workplace.folder(head.path("directories").path(0).asText(null));
            if (!isSubAgent) {
                events.accept(Startup.of(head.path("directories").path(0), MissingNode.getInstance())
                        .event(place(id, head.path("startTime"))));
            }
        }
        return fault;
    }

    private Place place(String session, JsonNode timestamp) {
        return new Place(session, Times.sane(timestamp.asText(null), clock).orElse(null), null, origin.at(workplace));
    }

    private Optional<String> asked(Place place, ObjectNode message) {
        JsonNode shown = message.path("displayContent");
        String text = GeminiText
                .human(GeminiText.of(shown.isMissingNode() || shown.isNull() ? message.path("content") : shown));
        if (text.isEmpty() || !isFirst(message.path("id").asText())) {
            return skip(text.isEmpty() ? "user/not a person's" : "user/again");
        }
        turns.prompt(place, text);
        return Optional.empty();
    }

    private Optional<String> answered(Place place, ObjectNode message) {
        String id = message.path("id").asText();
        used(place, id, message);
        String text = GeminiText.of(message.path("content")).strip();
        JsonNode calls = message.path("toolCalls");
        calls.forEach(call -> called(place, call));
        if (!calls.isEmpty()) {
            return turns.takeBack(id) || !text.isEmpty() ? skip("gemini/interim text") : Optional.empty();
        }
        if (text.isEmpty()) {
            return skip("gemini/without text");
        }
        return turns.say(place, id, text) ? skip("gemini/interim text") : Optional.empty();
    }

    private void called(Place place, JsonNode call) {
        Optional<String> id = AgentIds.agentsOwn(call.get("id"));
        String status = call.path("status").asText();
        if (id.isEmpty() || !ENDED.contains(status)) {
            skipped.add("gemini/call without end");
        } else if (isFirst("call " + id.get())) {
            var result = GeminiResult.of(call.path("result"), !status.equals("success"));
            events.accept(place.event(result.type(), contents.next(id.get()),
                    result.data(new ToolCall(id.get(), call.path("name").asText(), call.get("args")))));
        }
    }

    private void used(Place place, String id, ObjectNode message) {
        JsonNode tokens = message.path("tokens");
        Optional<String> own = AgentIds.agentsOwn(message.get("id"));
        if (own.isEmpty() || tokens.path("total").asLong() == 0 || !isFirst("usage " + id)) {
            return;
        }
        long cached = tokens.path("cached").asLong();
        ObjectNode data = JsonNodeFactory.instance.objectNode()
                .put("message_id", id)
                .put("model", message.path("model").asText())
                .put("input_tokens", Math.max(0, tokens.path("input").asLong() - cached) + tokens.path("tool").asLong())
                .put("output_tokens", tokens.path("output").asLong() + tokens.path("thoughts").asLong())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", cached);
        events.accept(place.event(EventType.USAGE, AgentIds.usage(id), data));
    }

    private boolean isFirst(String key) {
        return taken.putIfAbsent(key, true) == null;
    }

    private Optional<String> skip(String kind) {
        skipped.add(kind);
        return Optional.empty();
    }
}
