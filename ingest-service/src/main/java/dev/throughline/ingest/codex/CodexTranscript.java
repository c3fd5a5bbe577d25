package dev.throughline.ingest.codex;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.Conversation;
import dev.throughline.ingest.agent.FileOrigin.Workplace;
import dev.throughline.ingest.agent.Place;
import dev.throughline.ingest.agent.SkippedRecords;
import dev.throughline.ingest.agent.SubAgents;
import dev.throughline.ingest.agent.Transcript;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Draft.Origin;
import dev.throughline.ingest.event.Times;

/**
 * A rollout file of Codex. What a person wrote and what the agent said stands in its {@code event_msg} records, the tool
 * calls in its {@code response_item} records, whose messages repeat the former and hold injected instructions besides.
 */
public final class CodexTranscript implements Transcript {

    private final Function<Workplace, Origin> origins;
    private final Clock clock;
    private final Consumer<Draft> events;
    private final SkippedRecords skipped = new SkippedRecords();
    private final CodexUsage usage = new CodexUsage();
    private final CodexCalls calls;
    private final Conversation conversation;
    private final SubAgents subAgents;
    private @Nullable CodexSession session;
    private Optional<String> turn = Optional.empty();
    private String model = "";

    /**
     * Begins a file.
     *
     * @param origins where the events come from, by the checkout that the file names
     * @param events takes them in their order
     */
    public CodexTranscript(Function<Workplace, Origin> origins, Clock clock, Consumer<Draft> events) {
        this.origins = origins;
        this.clock = clock;
        this.events = events;
        this.calls = new CodexCalls(events);
        this.conversation = Conversation.withTurnIds(events);
        this.subAgents = new SubAgents(events);
    }

    @Override
    public @Nullable String sessionId() {
        return session == null ? null : session.id();
    }

    @Override
    public Map<String, Integer> skipped() {
        return skipped.counts();
    }

    @Override
    public Optional<String> read(ObjectNode record, int bytes) {
        JsonNode payload = record.path("payload");
        String type = record.path("type").asText();
        if (type.equals("session_meta")) {
            return session == null ? begin(record, payload) : skip(type);
        }
        if (session == null) {
            return Optional.of("stands before the record session_meta, which names the session");
        }
        Place place = place(session, record);
        return switch (type) {
            case "event_msg" -> told(place, payload);
            case "response_item" -> counted(calls.item(place, payload, bytes));
            case "turn_context" -> changeModel(payload, type);
            default -> skip(type);
        };
    }

    @Override
    public void end() {
        conversation.end();
        subAgents.end();
    }

    /** A forked session's file repeats the records of the one that it comes from, that one's session_meta too. */
    private Optional<String> begin(ObjectNode record, JsonNode meta) {
        return switch (CodexSession.of(meta, origins)) {
            case CodexSession.Reading.Unusable unusable -> Optional.of(unusable.reason());
            case CodexSession.Reading.Usable usable -> begin(record, usable.session());
        };
    }

    private Optional<String> begin(ObjectNode record, CodexSession begun) {
        session = begun;
        if (begun.agentId() == null) {
            events.accept(begun.startup().event(place(begun, record)));
        }
        return Optional.empty();
    }

    private Optional<String> changeModel(JsonNode context, String type) {
        model = context.path("model").asText(model);
        return skip(type);
    }

    private Place place(CodexSession session, ObjectNode record) {
        return new Place(session.id(), Times.sane(record.path("timestamp").asText(null), clock).orElse(null),
                session.agentId(), session.origin());
    }

    private Optional<String> told(Place place, JsonNode message) {
        String type = message.path("type").asText();
        return switch (type) {
            case "task_started", "turn_started" -> turn(AgentIds.agentsOwn(message.get("turn_id")), type);
            case "task_complete", "turn_complete", "turn_aborted" -> turn(Optional.empty(), type);
            case "user_message" -> asked(place, message.path("message").asText().strip());
            case "agent_message" -> said(place, message.path("message").asText().strip(), message.path("phase").asText(""));
            case "token_count" -> used(place, message.path("info"));
            case "web_search_end" -> counted(calls.searched(place, message));
            default -> skip("event_msg/" + type);
        };
    }

    private Optional<String> turn(Optional<String> id, String type) {
        turn = id;
        conversation.turn(id);
        return skip("event_msg/" + type);
    }

    private Optional<String> asked(Place place, String text) {
        String agent = place.agentId();
        if (text.isEmpty()) {
            return skip("event_msg/user_message without text");
        }
        if (agent == null) {
            conversation.prompt(place, text, turn);
            return Optional.empty();
        }
        return subAgents.ask(place, agent, text) ? Optional.empty() : skip("event_msg/user_message to a sub-agent");
    }

    /** Versions that tell of phases say what is an answer; in the others the turn's last text is. */
    private Optional<String> said(Place place, String text, String phase) {
        String agent = place.agentId();
        if (text.isEmpty() || phase.equals("commentary")) {
            return skip("event_msg/agent_message commentary");
        }
        if (agent != null) {
            subAgents.say(place, agent, text);
            return Optional.empty();
        }
        boolean replaces = conversation.say(place, text);
        if (!phase.isEmpty()) {
            conversation.end();
        }
        return replaces ? skip("event_msg/agent_message commentary") : Optional.empty();
    }

    private Optional<String> used(Place place, JsonNode info) {
        Optional<ObjectNode> data = usage.data(info, place.agentId(), model);
        data.ifPresent(tokens -> events.accept(
                place.event(EventType.USAGE, AgentIds.usage(tokens.path("message_id").asText()), tokens)));
        return data.isPresent() ? Optional.empty() : skip("event_msg/token_count repeated");
    }

    private Optional<String> skip(String kind) {
        return counted(Optional.of(kind));
    }

    private Optional<String> counted(Optional<String> skippedKind) {
        skippedKind.ifPresent(skipped::add);
        return Optional.empty();
    }
}
